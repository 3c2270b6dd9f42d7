import { binary } from '../../src/logql/binary-node.js';
import { rangeAggregation } from '../../src/logql/range-aggregation.js';
import { vectorAggregation } from '../../src/logql/vector-aggregation.js';
import type { MetricQuery, Scalar } from '../../src/logql/index.js';
import { duration, type InstantVector } from '../../src/promql/index.js';
import { durationSeconds } from '../../src/promql/duration.js';
import { print } from '../../src/promql/print.js';
import { mapSelectors } from '../../src/promql/rebuild.js';
import { factsOf, selectorOf } from '../../src/promql/vector.js';

/** A query over metrics as its answer was so many days ago. */
export function earlierMetrics(of: InstantVector, days: number): InstantVector {
  if (days === 0) return of;
  return mapSelectors(of, (selector) => {
    const own = selector.shift === undefined ? 0 : durationSeconds(print(selector.shift));
    if (typeof own !== 'number') throw new TypeError(`${print(of)}: its offset is no fixed length of time`);
    const shift = duration(written(own + days * 86_400));
    return selectorOf({ ...selector, shift }, factsOf(selector));
  });
}

/** A query over logs as its answer was so many days ago. Loki takes hours, minutes and seconds. */
export function earlierLogs(of: MetricQuery, days: number): MetricQuery {
  if (days === 0) return of;
  switch (of.kind) {
    case 'rangeAggregation': {
      if (of.offset !== undefined) throw new TypeError('A query that is moved already is not moved again.');
      return rangeAggregation({ ...of, offset: `${days * 24}h` });
    }
    case 'vectorAggregation':
      return vectorAggregation({ ...of, of: earlierLogs(of.of, days) });
    case 'labelReplace':
      return Object.freeze({ ...of, of: earlierLogs(of.of, days) });
    case 'binary':
      return binary({ ...of, left: side(of.left, days), right: side(of.right, days) }) as MetricQuery;
    default:
      return of;
  }
}

function side(of: MetricQuery | Scalar, days: number): MetricQuery | Scalar {
  return of.kind === 'number' || of.kind === 'scalarBinary' ? of : earlierLogs(of, days);
}

/** `90000` seconds are `1d1h`. */
function written(seconds: number): string {
  const units = [
    [86_400, 'd'],
    [3600, 'h'],
    [60, 'm'],
    [1, 's'],
  ] as const;
  let left = seconds;
  const parts = units.map(([length, unit]) => {
    const count = Math.floor(left / length);
    left -= count * length;
    return count > 0 ? `${count}${unit}` : '';
  });
  return parts.join('');
}
