import { lastOverTime, sum, type InstantVector } from '../../src/promql/index.js';
import type { Asked } from '../question.js';
import { memory, recordedLabels, replicaLabel } from '../recorded.js';
import type { Setting } from './conditions.js';
import { between } from './moments.js';
import { counter, recorded } from './series.js';

/**
 * What each book gained in the window of a question.
 *
 *     claude_code:cost_usd:books
 *       - (claude_code:cost_usd:books offset $__range
 *         or last_over_time(claude_code:cost_usd:books_3h[7h] offset $__range)
 *         or claude_code:cost_usd:opening or claude_code:cost_usd:books * 0)
 */
export function bookGain(asked: Asked, setting: Setting): InstantVector {
  return between(
    {
      now: (at) => at(recorded(asked, setting, 'books')),
      last: [(at) => lastOverTime(at(recorded(asked, setting, 'books_3h').over(memory)))],
      complete: true,
      opening: recorded(asked, setting, 'opening'),
    },
    asked.window,
  );
}

/**
 * What each person gained on each replica: the counters themselves are exact to the minute; where they ended,
 * their last value stands for them.
 */
export function peopleGain(asked: Asked, setting: Setting): InstantVector {
  const labels = recordedLabels(asked.measure.counter!.metric, setting.pipeline, 'people');
  const by = [...labels, replicaLabel];
  return between(
    {
      now: (at) => sum(at(counter(asked, setting)), { by }),
      last: [
        (at) => lastOverTime(at(recorded(asked, setting, 'by_user_ended').over('2h'))),
        (at) => lastOverTime(at(recorded(asked, setting, 'by_user').over(memory))),
      ],
      complete: false,
    },
    asked.window,
  );
}
