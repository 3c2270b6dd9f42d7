import fc from 'fast-check';
import * as promql from '../../../src/promql/index.js';

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

export const text = fc.oneof(
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
export const name = fc.constantFrom(...names);
export const label = fc.constantFrom(...labels);
export const someLabels = fc.uniqueArray(label, { maxLength: 3 });
export const match = fc.oneof(
  text,
  text.map(promql.not),
  fc.constantFrom(...patterns).map(promql.re),
  fc.constantFrom(...patterns).map(promql.notRe),
);
export const matchers = fc.dictionary(label, match, { maxKeys: 3, noNullPrototype: true });
export const number = fc.oneof(
  fc.integer({ min: -5, max: 5 }),
  fc.double(),
  fc.constantFrom(0, -0, 1e21, 1e-7, Infinity, -Infinity, Number.NaN, 2 ** 53, 5e-324),
);
