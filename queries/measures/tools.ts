import { events } from '../catalog/index.js';
import { distribution } from '../distribution.js';
import { measure, ratio } from '../measure.js';
import { people } from './people.js';

export const toolCalls = measure({
  id: 'toolCalls',
  words: 'Tool calls',
  unit: 'count',
  event: { event: events.toolResult },
  note: 'Calls that ran; refused ones do not.',
});

export const toolFailures = measure({
  id: 'toolFailures',
  words: 'Failed tool calls',
  unit: 'count',
  event: { event: events.toolResult, where: { success: 'false' } },
});

export const toolFailureRatio = ratio({
  id: 'toolFailureRatio',
  words: 'Tool failure ratio',
  unit: 'ratio',
  part: toolFailures,
  whole: toolCalls,
  note: 'Of calls that ran. A command that ends with an error counts, even where that was its answer.',
});

export const toolDuration = distribution({
  id: 'toolDuration',
  words: 'Tool latency',
  event: events.toolResult,
  of: 'duration_ms',
});

export const toolResultSize = distribution({
  id: 'toolResultSize',
  words: 'Size of results',
  event: events.toolResult,
  of: 'tool_result_size_bytes',
  note: 'What a tool gives back becomes context, and is paid for at each request that follows.',
});

/** Leave to use a tool, given or refused, whoever decides. */
export const toolDecisions = measure({
  id: 'toolDecisions',
  words: 'Tool decisions',
  unit: 'count',
  event: { event: events.toolDecision },
});

export const toolDenials = measure({
  id: 'toolDenials',
  words: 'Denials',
  unit: 'count',
  event: { event: events.toolDecision, where: { decision: 'reject' } },
});

const toolsAccepted = measure({
  id: 'toolsAccepted',
  words: 'Tool calls let through',
  unit: 'count',
  event: { event: events.toolDecision, where: { decision: 'accept' } },
});

export const toolAcceptRate = ratio({
  id: 'toolAcceptRate',
  words: 'Tool accept rate',
  unit: 'ratio',
  part: toolsAccepted,
  whole: toolDecisions,
  note: 'Automatic decisions count too.',
});

const toolDecisionsOfPeople = measure({
  id: 'toolDecisionsOfPeople',
  words: 'Tool decisions of people',
  unit: 'count',
  event: { event: events.toolDecision, where: { decisionSource: people } },
});

const toolsAcceptedByPeople = measure({
  id: 'toolsAcceptedByPeople',
  words: 'Tool calls people let through',
  unit: 'count',
  event: { event: events.toolDecision, where: { decisionSource: people, decision: 'accept' } },
});

export const toolAcceptRateOfPeople = ratio({
  id: 'toolAcceptRateOfPeople',
  words: 'Tool accept rate of people',
  unit: 'ratio',
  part: toolsAcceptedByPeople,
  whole: toolDecisionsOfPeople,
  note: 'Without what rules and hooks decide. With -p, a rule that was set once still counts as a person.',
});

export const permanentApprovals = measure({
  id: 'permanentApprovals',
  words: 'Leave given for good',
  unit: 'count',
  event: { event: events.toolDecision, where: { decisionSource: 'user_permanent', decision: 'accept' } },
  note: 'With -p, each later use under such a leave counts again.',
});
