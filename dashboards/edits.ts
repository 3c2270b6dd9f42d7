import { edits } from '../panels/edits.js';
import { board, row } from './plan.js';

export const editsBoard = board({
  uid: 'cc-edits',
  title: 'Edit decisions',
  question: 'Where are suggested edits trusted, and where refused?',
  filters: ['team', 'user'],
  time: { from: 'now-24h', to: 'now' },
  rows: [
    row('This range', [edits.acceptRate, edits.decisions]),
    row('Where', [edits.acceptRateBy('team'), edits.acceptRateBy('language'), edits.acceptRateBy('tool')]),
    row('Who decides', [edits.decisionsBy('decisionSource'), edits.acceptRateBy('decisionSource')]),
  ],
});
