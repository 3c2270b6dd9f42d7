import { events, metrics } from '../catalog/index.js';
import { measure, ratio } from '../measure.js';

const editTools = ['Edit', 'Write', 'NotebookEdit'];

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
  note: 'Automatic decisions count too: split by decision source to see what people decide.',
});
