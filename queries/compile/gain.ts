import {
  and,
  gt,
  increase,
  lastOverTime,
  mul,
  or,
  resets,
  sub,
  sumOverTime,
  type InstantVector,
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

function counterGain(asked: Asked, setting: Setting): InstantVector {
  const { counters } = setting.pipeline;
  if (counters === 'delta') return sumOverTime(within(counter(asked, setting), asked.window));
  const grown = difference(asked, setting);
  return counters === 'perSession' ? or(restarted(asked, setting), grown) : grown;
}

/**
 * The last value less the one before the window; a series born in the window began at 0. Exact for series
 * that never start over.
 */
function difference(asked: Asked, setting: Setting): InstantVector {
  const { window } = asked;
  const of = counter(asked, setting);
  const last = lastOverTime(within(of, window));
  return sub(last, or(lastOverTime(before(of.over(setting.pipeline.gap as '1h'), window)), mul(last, 0)));
}

/** A session that was taken up again began at 0 a second time; what it began with is not seen. */
function restarted(asked: Asked, setting: Setting): InstantVector {
  const of = within(counter(asked, setting), asked.window);
  return and(increase(of), gt(resets(of), 0));
}
