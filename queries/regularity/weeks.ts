import { and, count, earlier, gt, mul, or, sub, unless, type InstantVector } from '../../src/promql/index.js';
import { alive } from '../compile/series.js';
import { derived, type Answer, type Known } from '../derived.js';
import { tokens } from '../measures/index.js';
import type { Asked, Days } from '../question.js';

type Part = 'new' | 'returning' | 'lapsed';

const said = {
  new: 'People who used tokens in the last seven days, and in none of the three weeks before.',
  returning: 'People who used tokens in the last seven days and in the three weeks before.',
  lapsed: 'People who used tokens in the seven days before the last seven, and not since.',
} as const satisfies Record<Part, string>;

/** Tokens are whole numbers: less than one is the noise of a difference. */
const some = 0.5;

const used = (window: Days): Asked => ({ ...tokens.total().by('user'), window: `last ${window}` });

/**
 * How many people are new, came back, or stopped, week over week: what somebody used in four weeks less the
 * last one is what was used before it.
 */
export function peopleOfWeek(part: Part): Asked {
  return derived({
    id: `${part}Users`,
    words: part,
    unit: 'count',
    aggregate: 'distinct',
    from: tokens.total().by('user'),
    note: `${said[part]} The weeks end where the range does. No data where the store does not reach back four weeks.`,
    read: (answer, known) => {
      const counted = count(people(part, answer));
      const nobody = mul(count(alive(used('7d'), known.setting)), 0);
      return and(or(counted, nobody), reachesBack(known), { on: [] });
    },
  });
}

function people(part: Part, answer: Answer): InstantVector {
  const now = gt(answer(used('7d')), some);
  if (part === 'lapsed') return unless(before('14d', answer), now);
  return part === 'new' ? unless(now, before('28d', answer)) : and(now, before('28d', answer));
}

/** Who used any in this time, the last week left out. */
function before(window: Days, answer: Answer): InstantVector {
  const lastWeek = answer(used('7d'));
  const all = answer(used(window));
  return gt(sub(all, or(lastWeek, mul(all, 0))), some);
}

function reachesBack({ setting }: Known): InstantVector {
  return count(earlier(alive(used('28d'), setting), '28d'));
}
