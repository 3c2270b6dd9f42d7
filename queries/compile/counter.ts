import {
  count,
  div,
  gt,
  labelReplace,
  mul,
  or,
  sum,
  topk,
  type InstantVector,
} from '../../src/promql/index.js';
import type { Dimension } from '../dimension.js';
import type { Asked } from '../question.js';
import type { Setting } from './conditions.js';
import { gain } from './gain.js';
import { labelOf } from './label.js';
import { alive, selects } from './series.js';
import { missingText } from './source.js';
import { withinStore } from './store-reach.js';

/** The PromQL of a question that is read from counters. */
export function counterQuery(asked: Asked, setting: Setting): InstantVector {
  const grouped = groupedQuery(asked, setting);
  const named = asked.dimensions.reduce<InstantVector>(
    (of, dimension) =>
      labelReplace({
        of,
        to: label(dimension, setting),
        replacement: missingText(dimension),
        from: label(dimension, setting),
        match: '',
      }),
    grouped,
  );
  const chosen = asked.largest === undefined ? named : topk(asked.largest, named);
  return withinStore(chosen, asked, setting);
}

function groupedQuery(asked: Asked, setting: Setting): InstantVector {
  if (asked.whole) return share(asked, asked.whole, setting);
  return counting(plainQuery(asked, setting), asked, setting);
}

function plainQuery(asked: Asked, setting: Setting): InstantVector {
  const by = asked.dimensions.map((dimension) => label(dimension, setting));
  const gained = gain(asked, setting);
  if (!asked.of) return sum(gained, grouping(by));
  const each = sum(gained, { by: [...by, label(asked.of, setting)] });
  return count(gt(each, 0), grouping(by));
}

/** A part that is missing is none, where the whole is there; a whole of nothing gives no answer. */
function share(part: Asked, whole: Asked, setting: Setting): InstantVector {
  if (part.ofAll) {
    const all = plainQuery({ ...whole, dimensions: [] }, setting);
    return div(plainQuery(part, setting), gt(all, 0), { on: [], groupLeft: true });
  }
  const all = plainQuery({ ...whole, dimensions: part.dimensions }, setting);
  const quotient = div(or(plainQuery(part, setting), mul(all, 0)), gt(all, 0));
  return part.per === undefined ? quotient : mul(quotient, part.per);
}

/** One number that is filtered to nothing is 0 as long as the counter itself is there. */
function counting(of: InstantVector, asked: Asked, setting: Setting): InstantVector {
  const one = asked.dimensions.length === 0 && asked.aggregate !== 'perStep';
  if (!one || !selects(asked, setting)) return of;
  return or(of, mul(count(alive(asked, setting)), 0));
}

function label(dimension: Dimension, { pipeline }: Setting): string {
  return labelOf(dimension, 'counter', pipeline)!;
}

function grouping(by: readonly string[]) {
  return by.length === 0 ? {} : { by };
}
