import { tokenUse } from '../panels/tokens.js';
import { board, row } from './plan.js';

export const tokensBoard = board({
  uid: 'cc-tokens',
  title: 'Tokens and cache',
  question: 'Do we pay for context we could have used again?',
  filters: ['team', 'user', 'model'],
  time: { from: 'now-24h', to: 'now' },
  rows: [
    row('This range', [tokenUse.total, tokenUse.output, tokenUse.read, tokenUse.written, tokenUse.hitRatio]),
    row('Where', [tokenUse.hitRatioBy('team'), tokenUse.hitRatioBy('model')]),
    row('Of what', [tokenUse.by('tokenType'), tokenUse.by('querySource')]),
    row('When', [tokenUse.daily.by('tokenType'), tokenUse.daily.by('model')]),
  ],
});
