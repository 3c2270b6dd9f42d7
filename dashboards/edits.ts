import { edits } from '../panels/edits.js';
import { board, row } from './plan.js';

export const editsBoard = board({
  uid: 'cc-edits',
  title: 'Edit decisions',
  question: 'Where are suggested edits trusted, and where refused?',
  filters: ['team', 'user'],
  rows: [
    row('This range', [edits.acceptRateOfPeople, edits.acceptRate, edits.decisions, edits.rejected]),
    row('Where', [
      edits.acceptRateOfPeopleBy('team'),
      edits.acceptRateOfPeopleBy('language'),
      edits.acceptRateOfPeopleBy('tool'),
    ]),
    row('Since when, and who decides', [edits.acceptRateOverTime, edits.decisionsBy('decisionSource')]),
    row(
      'What is refused',
      [edits.rejectedBy('language'), edits.rejectedBy('tool'), edits.rejectedBy('decisionSource')],
      {
        collapsed: true,
      },
    ),
    row(
      'With what rules decide',
      [edits.acceptRateBy('team'), edits.acceptRateBy('language'), edits.acceptRateBy('decisionSource')],
      { collapsed: true },
    ),
  ],
});
