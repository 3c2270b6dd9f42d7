import {
  add,
  and,
  clampMin,
  count,
  div,
  earlier,
  gt,
  labelReplace,
  le,
  max,
  min,
  mul,
  or,
  quantile,
  sub,
  vector,
  type InstantVector,
} from '../../src/promql/index.js';
import { alive } from '../compile/series.js';
import { derived, type Answer, type Known } from '../derived.js';
import { cost } from '../measures/index.js';
import type { Asked, Days } from '../question.js';
import { daysGone, daysOfMonth, momentAt, workingDays, workingDaysLeft } from './calendar.js';

const weeks: readonly (readonly [Days, number])[] = [
  ['7d', 1],
  ['14d', 2],
  ['28d', 4],
];

const method =
  'The pace is what a working day cost over the last one, two and four whole weeks, weekends included; holidays are not known. A part of the store that does not reach back so far is left out.';

/** What a working day cost, one answer for each stretch of weeks the store reaches back to. */
function paces(answer: Answer, { setting }: Known): InstantVector {
  return weeks
    .map(([length, number]) => {
      const spent: Asked = { ...cost.total(), window: `last ${length}` };
      const known = count(earlier(alive(spent, setting), length));
      const pace = and(div(answer(spent), 5 * number), known, { on: [] });
      return labelReplace({ of: pace, to: 'weeks', replacement: String(number), from: '', match: '' });
    })
    .reduce((left, right) => or(left, right));
}

type Which = 'lowest' | 'middle' | 'highest';

function pace(which: Which, answer: Answer, known: Known): InstantVector {
  const all = paces(answer, known);
  return which === 'lowest' ? min(all) : which === 'highest' ? max(all) : quantile(0.5, all);
}

/** What the month will have cost at its end, at one of the paces of the last weeks. */
export function projected(which: Which): Asked {
  return derived({
    id: 'projectedCost',
    words: { lowest: 'lowest', middle: 'projected', highest: 'highest' }[which],
    unit: 'currencyUSD',
    aggregate: 'total',
    from: cost.total(),
    note: `What the range cost so far, and the working days left of its month at the middle, lowest and highest pace of the last weeks. ${method}`,
    read: (answer, known) => add(answer(cost.total()), mul(workingDaysLeft, pace(which, answer, known))),
  });
}

/** The working days until the budget is gone, at the middle pace. */
export const workingDaysUntilGone: Asked = derived({
  id: 'budgetDaysLeft',
  words: 'Days of budget left',
  unit: 'number',
  from: cost.total(),
  needs: 'budget',
  note: `What is left of the budget over the middle pace of the last weeks; 0 when it is gone. ${method}`,
  read: (answer, known) => div(left(answer, known), gt(pace('middle', answer, known), 0)),
});

/** When the budget is gone, if that is before the month ends. */
export const goneOn: Asked = derived({
  id: 'budgetGoneOn',
  words: 'Budget gone on',
  unit: 'date',
  from: cost.total(),
  needs: 'budget',
  note: `The day on which the middle pace of the last weeks uses the budget up; none where it lasts until the month ends, or is gone already. ${method}`,
  read: (answer, known) => {
    const days = div(gt(left(answer, known), 0), gt(pace('middle', answer, known), 0));
    const worked = add(workingDays(daysGone), days);
    return mul(momentAt(le(worked, workingDays(daysOfMonth))), 1000);
  },
});

function left(answer: Answer, { budget }: Known): InstantVector {
  return clampMin(sub(vector(budget!.monthly), answer(cost.total())), 0);
}
