import { tokenUse } from '../panels/tokens.js';
import { board, row } from './plan.js';

export const tokensBoard = board({
  uid: 'cc-tokens',
  title: 'Tokens and cache',
  question: 'Do we pay for context we could have used again?',
  filters: ['team', 'user', 'model'],
  rows: [
    row('This range', [
      tokenUse.hitRatio,
      tokenUse.reuse,
      tokenUse.contextPerRequest,
      tokenUse.total,
      tokenUse.read,
      tokenUse.written,
    ]),
    row('When', [tokenUse.daily.by('tokenType'), tokenUse.contextOverTime]),
    row('Where', [tokenUse.hitRatioBy('team'), tokenUse.hitRatioBy('model'), tokenUse.hitRatioBy('project')]),
    row('Of what', [tokenUse.by('tokenType'), tokenUse.by('querySource'), tokenUse.daily.by('model')], {
      collapsed: true,
    }),
    row(
      'What grows',
      [
        tokenUse.contextPerRequestBy('model'),
        tokenUse.contextPerRequestBy('project'),
        tokenUse.outputShareBy('model'),
        tokenUse.reuseBy('model'),
      ],
      { collapsed: true },
    ),
    row('What is shortened', [tokenUse.compactionsBy('team'), tokenUse.compacted], { collapsed: true }),
  ],
});
