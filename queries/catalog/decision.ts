import { oneOf, someOf } from './attribute.js';

/** Who or what decided on a tool. `config` covers every automatic answer. */
export const decisionSources = [
  'config',
  'hook',
  'user_permanent',
  'user_temporary',
  'user_abort',
  'user_reject',
] as const;

export const decision = oneOf(['accept', 'reject'], { always: true });

export const decisionSource = oneOf(decisionSources, {
  always: true,
  note: 'config is every automatic answer: leave it out for what people decide. user_abort since 2.1.216.',
});

export const editTool = someOf(['Edit', 'Write', 'NotebookEdit'], { always: true, formerly: 'tool' });
