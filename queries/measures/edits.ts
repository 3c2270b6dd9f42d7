import { events, metrics } from '../catalog/index.js';
import { measure, ratio } from '../measure.js';
import { edits as editTools } from './edit-tools.js';
import { people } from './people.js';

export const editDecisions = measure({
  id: 'editDecisions',
  words: 'Edit decisions',
  unit: 'count',
  counter: { metric: metrics.codeEditToolDecision },
  event: { event: events.toolDecision, where: { tool: editTools } },
});

export const editsAccepted = measure({
  id: 'editsAccepted',
  words: 'Edits accepted',
  unit: 'count',
  counter: { metric: metrics.codeEditToolDecision, where: { decision: 'accept' } },
  event: { event: events.toolDecision, where: { tool: editTools, decision: 'accept' } },
});

export const editsRejected = measure({
  id: 'editsRejected',
  words: 'Edits rejected',
  unit: 'count',
  counter: { metric: metrics.codeEditToolDecision, where: { decision: 'reject' } },
  event: { event: events.toolDecision, where: { tool: editTools, decision: 'reject' } },
});

export const editAcceptRate = ratio({
  id: 'editAcceptRate',
  words: 'Edit accept rate',
  unit: 'ratio',
  part: editsAccepted,
  whole: editDecisions,
  note: 'Automatic decisions count too: beside it stands what people decide.',
});

export const editDecisionsOfPeople = measure({
  id: 'editDecisionsOfPeople',
  words: 'Edit decisions of people',
  unit: 'count',
  counter: { metric: metrics.codeEditToolDecision, where: { decisionSource: people } },
  event: { event: events.toolDecision, where: { tool: editTools, decisionSource: people } },
});

const editsAcceptedByPeople = measure({
  id: 'editsAcceptedByPeople',
  words: 'Edits people accepted',
  unit: 'count',
  counter: {
    metric: metrics.codeEditToolDecision,
    where: { decisionSource: people, decision: 'accept' },
  },
  event: {
    event: events.toolDecision,
    where: { tool: editTools, decisionSource: people, decision: 'accept' },
  },
});

/** Trust in suggestions: what rules and hooks let through says nothing about it. */
export const editAcceptRateOfPeople = ratio({
  id: 'editAcceptRateOfPeople',
  words: 'Edit accept rate of people',
  unit: 'ratio',
  part: editsAcceptedByPeople,
  whole: editDecisionsOfPeople,
  note: 'Without what rules and hooks decide.',
});
