import { api } from '../panels/api.js';
import { edits } from '../panels/edits.js';
import { outcome } from '../panels/outcome.js';
import { story } from '../panels/sessions.js';
import { spend } from '../panels/spend.js';
import { tokenUse } from '../panels/tokens.js';
import { tools } from '../panels/tools.js';
import { use } from '../panels/use.js';
import { board, row } from './plan.js';

export const myBoard = board({
  uid: 'cc-me',
  title: 'My usage',
  question:
    'Where did my day, tokens and money go? It begins with the address Grafana knows you by. This is no access control: whoever may open the board can ask for any address.',
  of: 'user',
  rows: [
    row('This range', [
      spend.total,
      spend.perPrompt,
      use.prompts,
      tokenUse.hitRatio,
      tokenUse.contextPerRequest,
      edits.acceptRateOfPeople,
    ]),
    row('Where my money went', [spend.list('project'), spend.list('model')]),
    row('When', [spend.daily.by('model'), tokenUse.daily.by('tokenType')]),
    row('What was dear', [story.dearestPrompts], { collapsed: true }),
    row('What I did', [tools.callsBy('tool'), use.sessionsBy('startType'), edits.decisionsBy('language')], {
      collapsed: true,
    }),
    row('What came out', [outcome.commits, outcome.pullRequests, outcome.linesAdded, outcome.linesRemoved], {
      collapsed: true,
    }),
    row('What I used', [spend.by('skill'), spend.by('agent'), spend.by('effort')], { collapsed: true }),
    row('What got in my way', [api.errorRatio, api.latency, tools.failureRatio, tools.failuresBy('tool')], {
      collapsed: true,
    }),
  ],
});
