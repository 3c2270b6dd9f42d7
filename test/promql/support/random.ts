import fc from 'fast-check';
import * as promql from '../../../src/promql/index.js';
import type { Expr, InstantVector, RangeVector, Scalar } from '../../../src/promql/index.js';

const names = [
  'up',
  'http_requests_total',
  'node:cpu:rate5m',
  'claude_code.cost.usage',
  'été',
  'sum',
  'by',
  'inf',
  'a"b\\c',
  '1st',
];
const labels = [
  'job',
  'instance',
  'le',
  'user.email',
  'on',
  'group_left',
  'without',
  'nan',
  'Ünï',
  'a b',
  'x"y',
];
const patterns = ['.*', '.+', '5..', 'a|b', '(?i)x', '[^a-c]+', '\\d{2,3}', 'a\\.b', '\\pL*', 'x{0}'];
const windows = ['5m', '1h30m', '90s', '7d', '2w3d', '100ms', '0s'] as const;

const text = fc.oneof(
  fc.constantFrom(
    '',
    'a',
    '5..',
    '"',
    '\\',
    '\n',
    '\t\r',
    '`',
    "'",
    '\0',
    '€',
    '😀',
    '\u007f',
    '\u00a0',
    '\ufffd',
    '\ufeff',
    '#x',
  ),
  fc.string({ unit: 'binary', maxLength: 6 }).filter((value) => !/\p{Surrogate}/u.test(value)),
);
const name = fc.constantFrom(...names);
const label = fc.constantFrom(...labels);
const someLabels = fc.uniqueArray(label, { maxLength: 3 });
const match = fc.oneof(
  text,
  text.map(promql.not),
  fc.constantFrom(...patterns).map(promql.re),
  fc.constantFrom(...patterns).map(promql.notRe),
);
const matchers = fc.dictionary(label, match, { maxKeys: 3, noNullPrototype: true });
const number = fc.oneof(
  fc.integer({ min: -5, max: 5 }),
  fc.double(),
  fc.constantFrom(0, -0, 1e21, 1e-7, Infinity, -Infinity, Number.NaN, 2 ** 53, 5e-324),
);
const window = fc.constantFrom(...windows.filter((each) => each !== '0s'));
const moment: fc.Arbitrary<promql.At> = fc.oneof(
  fc.constantFrom('start' as const, 'end' as const),
  fc.integer({ min: -1e9, max: 2e9 }),
  fc.double({ min: -1e9, max: 2e9, noNaN: true }),
);

const overTime: readonly ((of: RangeVector<string, never>) => InstantVector)[] = [
  promql.rate,
  promql.irate,
  promql.increase,
  promql.resets,
  promql.changes,
  promql.delta,
  promql.idelta,
  promql.deriv,
  promql.avgOverTime,
  promql.minOverTime,
  promql.maxOverTime,
  promql.sumOverTime,
  promql.countOverTime,
  promql.stddevOverTime,
  promql.stdvarOverTime,
  promql.firstOverTime,
  promql.lastOverTime,
  promql.presentOverTime,
  promql.absentOverTime,
  promql.madOverTime,
  promql.tsOfMinOverTime,
  promql.tsOfMaxOverTime,
  promql.tsOfFirstOverTime,
  promql.tsOfLastOverTime,
];
const each: readonly ((of: InstantVector) => InstantVector)[] = [
  promql.abs,
  promql.ceil,
  promql.floor,
  promql.exp,
  promql.ln,
  promql.log2,
  promql.log10,
  promql.sqrt,
  promql.sgn,
  promql.deg,
  promql.rad,
  promql.sin,
  promql.cos,
  promql.tan,
  promql.asin,
  promql.acos,
  promql.atan,
  promql.sinh,
  promql.cosh,
  promql.tanh,
  promql.asinh,
  promql.acosh,
  promql.atanh,
  promql.sort,
  promql.sortDesc,
  promql.absent,
  promql.timestamp,
  promql.startTimestamp,
  promql.hour,
  promql.minute,
  promql.month,
  promql.year,
  promql.dayOfMonth,
  promql.dayOfWeek,
  promql.dayOfYear,
  promql.daysInMonth,
  promql.histogramAvg,
  promql.histogramCount,
  promql.histogramSum,
  promql.histogramStddev,
  promql.histogramStdvar,
  promql.round,
  promql.plus,
  promql.neg,
  promql.neg,
  promql.neg,
];
const plainAggregates = [
  promql.sum,
  promql.avg,
  promql.count,
  promql.min,
  promql.max,
  promql.group,
  promql.stddev,
  promql.stdvar,
];
const ranked = [
  promql.topk,
  promql.bottomk,
  promql.limitk,
  promql.limitRatio,
  promql.quantile as typeof promql.topk,
];
const arithmetic = [promql.add, promql.sub, promql.mul, promql.div, promql.mod, promql.pow, promql.atan2];
const comparisons = [promql.eq, promql.ne, promql.gt, promql.lt, promql.ge, promql.le];
const sets = [promql.and, promql.or, promql.unless];

const grouping = fc.oneof(
  fc.constant({}),
  someLabels.map((by) => ({ by })),
  someLabels.map((without) => ({ without })),
);
const pairing = fc.oneof(
  fc.constant({}),
  someLabels.map((on) => ({ on })),
  someLabels.map((ignoring) => ({ ignoring })),
);
const fills = fc.oneof(
  { weight: 6, arbitrary: fc.constant({}) },
  { weight: 1, arbitrary: fc.integer().map((fill) => ({ fill })) },
  { weight: 1, arbitrary: fc.integer().map((fillLeft) => ({ fillLeft })) },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.integer(), fc.integer()).map(([fillLeft, fillRight]) => ({ fillLeft, fillRight })),
  },
);
const group = fc.oneof(
  { weight: 3, arbitrary: fc.constant({}) },
  { weight: 1, arbitrary: fc.constantFrom({ groupLeft: true as const }, { groupRight: true as const }) },
  {
    weight: 1,
    arbitrary: fc.subarray(['team', 'zone.a'], { minLength: 1 }).map((groupLeft) => ({ groupLeft })),
  },
  {
    weight: 1,
    arbitrary: fc.subarray(['team', 'zone.a'], { minLength: 1 }).map((groupRight) => ({ groupRight })),
  },
);

/** A calculated length of time; always in one of the forms the engine cannot refute while reading. */
const calculated: fc.Arbitrary<Scalar> = fc.oneof(
  fc.constant(promql.step()),
  fc.constant(promql.range()),
  window.map((of) => promql.add(promql.duration(of), promql.step())),
  window.map((of) => promql.mul(promql.sub(promql.step(), promql.duration(of)), 2)),
  window.map((of) => promql.neg(promql.pow(promql.duration(of), promql.neg(promql.step())))),
  fc
    .tuple(window, window)
    .map(([one, other]) => promql.maxOf(promql.duration(one), promql.minOf(promql.duration(other), 30))),
);
const length: fc.Arbitrary<promql.Window> = fc.oneof(
  { weight: 6, arbitrary: window },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 4000 }) },
  { weight: 1, arbitrary: window.map((of) => promql.add(promql.duration(of), promql.step())) },
);
const shift: fc.Arbitrary<promql.Offset> = fc.oneof(
  { weight: 3, arbitrary: window },
  { weight: 2, arbitrary: window.map((of) => `-${of}` as const) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 4000 }) },
  { weight: 2, arbitrary: calculated },
  { weight: 1, arbitrary: fc.constant(promql.neg(promql.step())) },
);

type Weighted<T> = fc.WeightedArbitrary<T>;

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
    { weight: 1, arbitrary: fc.constantFrom(...windows).map(promql.duration) },
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
    {
      weight: 2,
      arbitrary: fc
        .tuple(fc.constantFrom(...arithmetic), num, num)
        .map(([op, left, right]) => op(left, right)),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.constantFrom(...comparisons), num, num)
        .map(([op, left, right]) => op(left, right, { bool: true })),
    },
    { weight: 1, arbitrary: scalars.map((of) => promql.neg(of)) },
    { weight: 1, arbitrary: fc.tuple(num, num).map(([left, right]) => promql.maxOf(left, right)) },
  );
  const instant = fc.oneof<Weighted<InstantVector>[]>(
    limits,
    { weight: 2, arbitrary: selector },
    {
      weight: 5,
      arbitrary: fc.tuple(fc.constantFrom(...overTime), ranges).map(([call, of]) => call(of)),
    },
    { weight: 5, arbitrary: fc.tuple(fc.constantFrom(...each), vector).map(([call, of]) => call(of)) },
    {
      weight: 4,
      arbitrary: fc
        .tuple(fc.constantFrom(...plainAggregates), vector, grouping)
        .map(([op, of, by]) => op(of, by)),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(fc.constantFrom(...ranked), num, vector, grouping)
        .map(([op, k, of, by]) => op(k, of, by)),
    },
    {
      weight: 1,
      arbitrary: fc.tuple(label, vector, grouping).map(([name, of, by]) => promql.countValues(name, of, by)),
    },
    {
      weight: 3,
      arbitrary: fc
        .tuple(fc.constantFrom(...arithmetic), vector, vector, pairing, group, fills)
        .map(([op, left, right, on, grouped, fill]) => op(left, right, { ...on, ...grouped, ...fill })),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(fc.constantFrom(...comparisons), vector, vector, pairing, group, fc.boolean())
        .map(([op, left, right, on, grouped, bool]) => op(left, right, { ...on, ...grouped, bool })),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(fc.constantFrom(...arithmetic), vector, num, fc.boolean())
        .map(([op, of, by, turned]) => (turned ? op(by, of) : op(of, by))),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(fc.constantFrom(...comparisons), vector, num, fc.boolean())
        .map(([op, of, by, bool]) => op(of, by, { bool })),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(fc.constantFrom(...sets), vector, vector, pairing)
        .map(([op, left, right, on]) => op(left, right, on)),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.constantFrom(promql.trimUpper, promql.trimLower), vector, num)
        .map(([op, of, at]) => op(of, at)),
    },
    { weight: 1, arbitrary: num.map(promql.vector) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(vector, label, text, label)
        .map(([of, to, replacement, from]) =>
          promql.labelReplace({ of, to, replacement, from, match: '(.*)' }),
        ),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(vector, label, text, someLabels)
        .map(([of, to, separator, from]) => promql.labelJoin({ of, to, separator, from })),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(
          vector,
          someLabels.filter(({ length }) => length > 0),
          fc.boolean(),
        )
        .map(([of, by, down]) => (down ? promql.sortByLabelDesc : promql.sortByLabel)(of, by)),
    },
    { weight: 1, arbitrary: fc.tuple(num, vector).map(([share, of]) => promql.histogramQuantile(share, of)) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(num, num, vector)
        .map(([from, to, of]) => promql.histogramFraction({ from, to }, of)),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(vector, fc.array(num, { minLength: 1, maxLength: 3 }))
        .map(([of, shares]) => promql.histogramQuantiles(of, { label: 'q', shares })),
    },
    {
      weight: 1,
      arbitrary: fc.tuple(vector, num, num).map(([of, min, max]) => promql.clamp(of, { min, max })),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(vector, num, fc.boolean())
        .map(([of, limit, upper]) => (upper ? promql.clampMax : promql.clampMin)(of, limit)),
    },
    {
      weight: 1,
      arbitrary: fc.tuple(num, ranges).map(([share, of]) => promql.quantileOverTime(share, of)),
    },
    {
      weight: 1,
      arbitrary: fc.tuple(ranges, num).map(([of, seconds]) => promql.predictLinear(of, seconds)),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(ranges, num, num)
        .map(([of, smoothing, trend]) => promql.doubleExponentialSmoothing(of, { smoothing, trend })),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(vector, fc.option(matchers))
        .map(([of, wanted]) => (wanted ? promql.info(of, promql.selector(wanted)) : promql.info(of))),
    },
  );
  const range = fc.oneof<Weighted<RangeVector<string, never>>[]>(
    limits,
    {
      weight: 2,
      arbitrary: fc
        .tuple(selector, length)
        .map(([of, window]) => of.over(window) as unknown as RangeVector<string, never>),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(vector, length, fc.option(length), fc.option(shift), fc.option(moment))
        .map(([of, range, step, back, at]) => {
          let made = promql.subquery(of, { range, ...(step !== null && { step }) });
          if (back !== null) made = made.offset(back);
          return at === null ? made : made.at(at);
        }),
    },
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
