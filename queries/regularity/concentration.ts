import { and, ceil, count, div, ge, gt, mul, or, scalar, sum, topk, vector } from '../../src/promql/index.js';
import { derived } from '../derived.js';
import { cost } from '../measures/index.js';
import type { Asked } from '../question.js';

/** With fewer people the tenth part of them is one, and the number says what that one spends. */
const fewest = 10;

/** The part of the cost that the tenth of people who spend most cause. */
export const topTenthShare: Asked = derived({
  id: 'costConcentration',
  words: 'Share of the top 10 %',
  unit: 'ratio',
  from: cost.total().by('user'),
  note: `The tenth of the people with any cost who cost most, rounded up, over all cost. No data where there are fewer than ${fewest} people.`,
  read: (answer) => {
    const each = gt(answer(cost.total().by('user')), 0);
    const people = count(each);
    // Without anybody the number of series to choose would be no number, which fails the query.
    const tenth = scalar(or(ceil(mul(people, 0.1)), vector(1)));
    const share = div(sum(topk(tenth, each)), sum(each));
    return and(share, ge(people, fewest));
  },
});
