import {
  and,
  ge,
  gt,
  increase,
  lastOverTime,
  mul,
  or,
  resets,
  sub,
  sumOverTime,
  type InstantVector,
  type Range,
} from '../../src/promql/index.js';
import type { Asked } from '../question.js';
import { bookGain, peopleGain } from './book-gain.js';
import type { Setting } from './conditions.js';
import { ofPeople } from './person.js';
import { readingOf } from './reading.js';
import { relabelled } from './relabel.js';
import { counter, recorded } from './series.js';
import { before, within } from './window.js';

/** How much each series of a question grew in its window, under the labels of the answer. */
export function gain(asked: Asked, setting: Setting): InstantVector {
  return relabelled(
    ofPeople(asked, setting, (one) => growth(asked, one)),
    asked,
    setting,
  );
}

function growth(asked: Asked, setting: Setting): InstantVector {
  switch (readingOf(asked, setting)) {
    case 'books':
      return bookGain(asked, setting);
    case 'people':
      return peopleGain(asked, setting);
    case 'hours':
      return sumOverTime(within(recorded(asked, setting, 'by_user_1h'), asked.window));
    case 'minutes':
      return sumOverTime(within(recorded(asked, setting, 'minutes'), asked.window));
    case 'counters':
      return counterGain(asked, setting);
  }
}

/**
 * The last value less the one before the window; what was not there before began at 0. Exact for series that
 * never start over. One of a session may have: smaller than before, all of it is new.
 */
function counterGain(asked: Asked, setting: Setting): InstantVector {
  const { counters, gap } = setting.pipeline;
  const { window } = asked;
  const of = counter(asked, setting);
  if (counters === 'delta') return sumOverTime(within(of, window));
  const last = lastOverTime(within(of, window));
  const past = lastOverTime(before(of.over(gap as '1h'), window));
  if (counters !== 'perSession') return sub(last, or(past, mul(last, 0)));
  return or(or(startedOver(within(of, window)), ge(sub(last, past), 0)), last);
}

/** A session that was taken up again within the window began at 0 twice; what it began with is not seen. */
function startedOver(of: Range<string, 'counter'>): InstantVector {
  return and(increase(of), gt(resets(of), 0));
}
