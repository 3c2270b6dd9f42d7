import fc from 'fast-check';
import {
  allOf,
  anyOf,
  events,
  from,
  ge,
  gt,
  ip,
  le,
  lt,
  ne,
  not,
  notIp,
  notRe,
  oneOf,
  re,
  variable,
  type LogQuery,
  type UnwrappedQuery,
} from '../../src/logql/index.js';
import type { LabelFilter } from '../../src/logql/label-filter.js';

/** Any text a query can carry. */
const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 6 }),
  fc.string({
    unit: fc.constantFrom('"', '\\', '`', '\n', '\t', '\u0000', '\ufeff', '{', '|', '$', 'é', '😀'),
    maxLength: 4,
  }),
);
const pattern = fc.constantFrom('a.*', 'x|y', '\\d+', '[a-z]+', '(?i)b', 'a"b', '.+');
const name = fc.constantFrom(
  'model',
  'team',
  'cost',
  'took',
  'sum',
  'count',
  'duration',
  'bytes',
  'ip',
  'rate',
  '_a1',
  'Z',
);
export const label = fc.oneof(
  { weight: 12, arbitrary: name },
  { weight: 1, arbitrary: fc.constant('$label') },
);
export const number = fc.oneof(
  fc.integer({ min: -1000, max: 1000 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constant('$amount' as const),
);
const address = fc.constantFrom('10.0.0.1', '10.0.0.0/8', '10.0.0.1-10.0.0.9', '2001:db8::/32', '::1');

const textValue = fc.oneof(
  text,
  text.map(not),
  pattern.map(re),
  pattern.map(notRe),
  fc.array(text, { minLength: 1, maxLength: 3 }).map((values) => oneOf(...values)),
  fc.constantFrom(
    variable('text'),
    variable('text', { format: 'pipe' }),
    variable('text', { format: 'regex' }),
  ),
);
const limit = fc.oneof(
  number,
  fc.constantFrom('5s', '1m30s', '250ms', '20MB', '1GiB', '512B', '$amount' as const),
) as fc.Arbitrary<number | '5s'>;
const filterValue = fc.oneof(
  { weight: 4, arbitrary: textValue },
  fc.integer(),
  fc.tuple(fc.constantFrom(gt, ge, lt, le, ne), limit).map(([compare, value]) => compare(value)),
  address.map(ip),
  address.map(notIp),
);
const condition = fc.tuple(label, filterValue).map(([key, value]) => ({ [key]: value }));

/** Label filters, joined up to three levels deep. */
export const filter = fc.letrec<{ one: LabelFilter }>((tie) => {
  const several = fc.array(tie('one'), { minLength: 2, maxLength: 3 });
  return {
    one: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      { weight: 3, arbitrary: condition.map((map) => allOf(map)) },
      several.map((filters) => anyOf(...filters)),
      several.map((filters) => allOf(...filters)),
    ),
  };
}).one;

const fields = fc.dictionary(name, fc.constantFrom('a', 'a.b', 'a[0].c', '["x y"]'), {
  minKeys: 1,
  maxKeys: 3,
});
const keys = fc.dictionary(name, fc.constantFrom('a', '"b c"'), { minKeys: 1, maxKeys: 3 });
const template = fc.constantFrom(
  '{{.a}}',
  '{{ .a | ToUpper }} x',
  '{{ if .a }}"{{ end }}',
  'plain',
  '',
  '`{{.b}}`',
);
const format = fc.oneof(template, label.map(from));
const lineTexts = fc.array(text, { minLength: 1, maxLength: 3 });
const linePatterns = fc.array(pattern, { minLength: 1, maxLength: 2 });
const shapes = fc.array(fc.constantFrom('<_> took <_>', 'x', '', '<_>'), { minLength: 1, maxLength: 2 });
const choice = fc.array(
  fc.oneof(
    label,
    fc.tuple(label, textValue).map(([key, value]) => ({ [key]: value })),
  ),
  {
    minLength: 1,
    maxLength: 3,
  },
);

type Step = (logs: LogQuery) => LogQuery;

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: filter.map(
      (one): Step =>
        (logs) =>
          logs.where(one),
    ),
  },
  {
    weight: 2,
    arbitrary: lineTexts.map(
      (values): Step =>
        (logs) =>
          logs.contains(...values),
    ),
  },
  lineTexts.map(
    (values): Step =>
      (logs) =>
        logs.excludes(...values),
  ),
  linePatterns.map(
    (values): Step =>
      (logs) =>
        logs.matches(...values),
  ),
  linePatterns.map(
    (values): Step =>
      (logs) =>
        logs.notMatches(...values),
  ),
  shapes.map(
    (values): Step =>
      (logs) =>
        logs.matchesPattern(...values),
  ),
  shapes.map(
    (values): Step =>
      (logs) =>
        logs.notMatchesPattern(...values),
  ),
  address.map(
    (range): Step =>
      (logs) =>
        logs.contains(ip(range)),
  ),
  fc.constant<Step>((logs) => logs.json()),
  fields.map(
    (paths): Step =>
      (logs) =>
        logs.json(paths),
  ),
  fc.record({ strict: fc.boolean(), keepEmpty: fc.boolean() }).map(
    (options): Step =>
      (logs) =>
        logs.logfmt(options),
  ),
  keys.map(
    (paths): Step =>
      (logs) =>
        logs.logfmt({ fields: paths }),
  ),
  fc.constantFrom('(?P<a>x)', 'y(?<b>"\\d+")').map(
    (found): Step =>
      (logs) =>
        logs.regexp(found),
  ),
  fc.constantFrom('<a>', '<a> "<b>" <_>').map(
    (found): Step =>
      (logs) =>
        logs.pattern(found),
  ),
  fc.constant<Step>((logs) => logs.unpack()),
  fc.constant<Step>((logs) => logs.decolorize()),
  template.map(
    (found): Step =>
      (logs) =>
        logs.lineFormat(found),
  ),
  fc.dictionary(name, format, { minKeys: 1, maxKeys: 3 }).map(
    (formats): Step =>
      (logs) =>
        logs.labelFormat(formats),
  ),
  choice.map(
    (labels): Step =>
      (logs) =>
        logs.keep(labels),
  ),
  choice.map(
    (labels): Step =>
      (logs) =>
        logs.drop(labels),
  ),
);

const selector = fc
  .tuple(fc.constantFrom('app', re('a.+'), not('')), fc.dictionary(label, textValue, { maxKeys: 2 }))
  .map(([service_name, more]) => events({ ...more, service_name }));

/** Log queries with up to four stages. */
export const logQuery: fc.Arbitrary<LogQuery> = fc
  .tuple(selector, fc.array(step, { maxLength: 4 }))
  .map(([logs, steps]) => steps.reduce((done, next) => next(done), logs));

/** Log queries that carry a value. */
export const unwrappedQuery: fc.Arbitrary<UnwrappedQuery> = fc
  .tuple(
    logQuery,
    label,
    fc.constantFrom(undefined, 'duration', 'duration_seconds', 'bytes'),
    fc.array(filter, { maxLength: 2 }),
  )
  .map(([logs, from, as, filters]) => {
    const values = logs.unwrap(from, as === undefined ? {} : { as });
    return filters.reduce((done, one) => done.where(one), values);
  });
