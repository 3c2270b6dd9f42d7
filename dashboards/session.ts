import { story } from '../panels/sessions.js';
import { spend } from '../panels/spend.js';
import { tokenUse } from '../panels/tokens.js';
import { tools } from '../panels/tools.js';
import { use } from '../panels/use.js';
import { board, row } from './plan.js';

export const sessionBoard = board({
  uid: 'cc-session',
  title: 'Session',
  question:
    'What happened in this session, in order? Come here from a row of the board Sessions, or type the id of a session; the range has to hold all of it.',
  of: 'session',
  audience: 'audit',
  time: { from: 'now-24h', to: 'now' },
  rows: [
    row('This session', [
      spend.total,
      use.prompts,
      spend.perPrompt,
      tokenUse.contextPerRequest,
      story.calls,
      story.errors,
    ]),
    row('Where the money went', [story.byModel, story.bySource, story.byTool]),
    row('What was asked', [story.prompts, story.costOfPrompts]),
    row('Requests', [story.requests], { collapsed: true }),
    row('Tools', [tools.failureRatioBy('tool'), tools.latencyBy('tool'), story.tools], { collapsed: true }),
    row('What went wrong', [story.failures], { collapsed: true }),
    row('Everything', [story.everything], { collapsed: true }),
  ],
});
