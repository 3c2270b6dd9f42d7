import fc from 'fast-check';
import * as promql from '../../../src/promql/index.js';
import type { Expr, InstantVector, RangeVector, Scalar } from '../../../src/promql/index.js';
import { arithmetic, comparisons, each, overTime, plainAggregates, ranked, sets } from './random-calls.js';
import { length, moment, shift, windows } from './random-lengths.js';
import { fills, group, grouping, pairing } from './random-options.js';
import { label, matchers, name, number, someLabels, text } from './random-words.js';

type Weighted<T> = fc.WeightedArbitrary<T>;

/** One kind of expression: how often, of which parts, and how it is made of them. */
const kind = <Parts extends unknown[], T>(
  weight: number,
  parts: { [Index in keyof Parts]: fc.Arbitrary<Parts[Index]> },
  made: (...parts: Parts) => T,
): Weighted<T> => ({ weight, arbitrary: fc.tuple<Parts>(...parts).map((found) => made(...found)) });

const one = fc.constantFrom;

const maybe = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(of, { freq: 2 });

const selector = fc
  .record({
    name: fc.option(name, { freq: 8 }),
    matchers,
    shift: maybe(shift),
    moment: maybe(moment),
    edges: fc.integer({ min: 0, max: 7 }),
  })
  .map(({ name, matchers, shift, moment, edges }) => {
    let of: promql.Selector =
      name === null
        ? promql.selector({ ...matchers, job: 'x' })
        : promql.metric(name, { kind: 'counter' }).where(matchers);
    if (shift !== null) of = of.offset(shift);
    if (moment !== null) of = of.at(moment);
    return edges === 0 ? of.anchored() : edges === 1 ? of.smoothed() : of;
  });

const random = fc.letrec((tie) => {
  const scalars = tie('scalar') as fc.Arbitrary<Scalar>;
  const vector = tie('instant') as fc.Arbitrary<InstantVector>;
  const ranges = tie('range') as fc.Arbitrary<RangeVector<string, never>>;
  const limits = { maxDepth: 6, depthSize: 'max', depthIdentifier: 'expr' } as const;
  const num = fc.oneof<Weighted<number | Scalar>[]>(
    { weight: 3, arbitrary: number },
    { weight: 1, arbitrary: scalars },
  );
  const scalar = fc.oneof<Weighted<Scalar>[]>(
    limits,
    { weight: 3, arbitrary: number.map(promql.num) },
    { weight: 1, arbitrary: one(...windows).map(promql.duration) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        promql.time(),
        promql.pi(),
        promql.start(),
        promql.end(),
        promql.step(),
        promql.range(),
      ),
    },
    { weight: 2, arbitrary: vector.map(promql.scalar) },
    kind(2, [one(...arithmetic), num, num], (op, left, right) => op(left, right)),
    kind(1, [one(...comparisons), num, num], (op, left, right) => op(left, right, { bool: true })),
    { weight: 1, arbitrary: scalars.map((of) => promql.neg(of)) },
    kind(1, [num, num], (left, right) => promql.maxOf(left, right)),
  );
  const instant = fc.oneof<Weighted<InstantVector>[]>(
    limits,
    { weight: 2, arbitrary: selector },
    kind(5, [one(...overTime), ranges], (call, of) => call(of)),
    kind(5, [one(...each), vector], (call, of) => call(of)),
    kind(4, [one(...plainAggregates), vector, grouping], (op, of, by) => op(of, by)),
    kind(2, [one(...ranked), num, vector, grouping], (op, k, of, by) => op(k, of, by)),
    kind(1, [label, vector, grouping], (name, of, by) => promql.countValues(name, of, by)),
    kind(
      3,
      [one(...arithmetic), vector, vector, pairing, group, fills],
      (op, left, right, on, grouped, fill) => op(left, right, { ...on, ...grouped, ...fill }),
    ),
    kind(
      2,
      [one(...comparisons), vector, vector, pairing, group, fc.boolean()],
      (op, left, right, on, grouped, bool) => op(left, right, { ...on, ...grouped, bool }),
    ),
    kind(2, [one(...arithmetic), vector, num, fc.boolean()], (op, of, by, turned) =>
      turned ? op(by, of) : op(of, by),
    ),
    kind(2, [one(...comparisons), vector, num, fc.boolean()], (op, of, by, bool) => op(of, by, { bool })),
    kind(2, [one(...sets), vector, vector, pairing], (op, left, right, on) => op(left, right, on)),
    kind(1, [fc.constantFrom(promql.trimUpper, promql.trimLower), vector, num], (op, of, at) => op(of, at)),
    { weight: 1, arbitrary: num.map(promql.vector) },
    kind(1, [vector, label, text, label], (of, to, replacement, from) =>
      promql.labelReplace({ of, to, replacement, from, match: '(.*)' }),
    ),
    kind(1, [vector, label, text, someLabels], (of, to, separator, from) =>
      promql.labelJoin({ of, to, separator, from }),
    ),
    kind(1, [vector, someLabels.filter(({ length }) => length > 0), fc.boolean()], (of, by, down) =>
      (down ? promql.sortByLabelDesc : promql.sortByLabel)(of, by),
    ),
    kind(1, [num, vector], (share, of) => promql.histogramQuantile(share, of)),
    kind(1, [num, num, vector], (from, to, of) => promql.histogramFraction({ from, to }, of)),
    kind(1, [vector, fc.array(num, { minLength: 1, maxLength: 3 })], (of, shares) =>
      promql.histogramQuantiles(of, { label: 'q', shares }),
    ),
    kind(1, [vector, num, num], (of, min, max) => promql.clamp(of, { min, max })),
    kind(1, [vector, num, fc.boolean()], (of, limit, upper) =>
      (upper ? promql.clampMax : promql.clampMin)(of, limit),
    ),
    kind(1, [num, ranges], (share, of) => promql.quantileOverTime(share, of)),
    kind(1, [ranges, num], (of, seconds) => promql.predictLinear(of, seconds)),
    kind(1, [ranges, num, num], (of, smoothing, trend) =>
      promql.doubleExponentialSmoothing(of, { smoothing, trend }),
    ),
    kind(1, [vector, fc.option(matchers)], (of, wanted) =>
      wanted ? promql.info(of, promql.selector(wanted)) : promql.info(of),
    ),
  );
  const range = fc.oneof<Weighted<RangeVector<string, never>>[]>(
    limits,
    kind(2, [selector, length], (of, window) => of.over(window) as unknown as RangeVector<string, never>),
    kind(
      2,
      [vector, length, fc.option(length), fc.option(shift), fc.option(moment)],
      (of, range, step, back, at) => {
        let made = promql.subquery(of, { range, ...(step !== null && { step }) });
        if (back !== null) made = made.offset(back);
        return at === null ? made : made.at(at);
      },
    ),
  );
  return { scalar, instant, range };
});

/** Random expressions of every kind, right in their types. */
export const expression: fc.Arbitrary<Expr> = fc.oneof<Weighted<Expr>[]>(
  { weight: 10, arbitrary: random.instant as fc.Arbitrary<InstantVector> },
  { weight: 1, arbitrary: random.scalar as fc.Arbitrary<Scalar> },
  { weight: 1, arbitrary: random.range as fc.Arbitrary<RangeVector> },
  { weight: 1, arbitrary: text.map(promql.str) },
);
