import { expect, test } from 'vitest';
import { readRe2 } from '../../src/promql/re2.js';

const fine = [
  '',
  'a',
  '.*',
  'a+?',
  'a{2,3}?',
  'a{,3}',
  '(?i)a',
  '(?P<n>a)',
  '(?<n>a)',
  '[]a]',
  '[^a-z]',
  '[[:alpha:]]',
  '\\d\\pL\\p{Greek}',
  '\\x{10FFFF}',
  '\\Qa**\\E',
  '\\07',
  '(?)',
  'a|',
  '^$',
  '\\b',
  '(a*)+',
  'a{1000}',
];
const refused = [
  'a**',
  'a*+',
  'a{2}{3}',
  '*',
  '(*)',
  'a{1001}',
  'a{3,2}',
  '(a{100}){100}',
  '(',
  ')',
  '[',
  '[b-a]',
  '[a-\\d]',
  '[[:foo:]]',
  '(?=a)',
  '(?!a)',
  '(?<=a)',
  '\\1',
  '\\8',
  '\\y',
  '\\',
  '\\p{Foo}',
  '\\pX',
  '\\C',
  '(?P<n>a)(?P<n>b)',
  '\\x{110000}',
  '\\é',
];

test.each(fine)('%j is a pattern', (pattern) => {
  expect(readRe2(pattern)).not.toHaveProperty('wrong');
});

test.each(refused)('%j is none', (pattern) => {
  expect(readRe2(pattern)).toHaveProperty('wrong');
});

test.each([
  ['', true],
  ['a', false],
  ['.*', true],
  ['.+', false],
  ['a?', true],
  ['a|', true],
  ['(a|b)', false],
  ['^$', true],
  ['\\b', false],
  ['a{0}', true],
  ['a{0,2}', true],
  ['(a*)+', true],
  ['a(?i){0}', true],
  ['\\Q\\E', true],
  ['[a]*b', false],
])('whether %j matches the empty text: %s', (pattern, matchesEmpty) => {
  expect(readRe2(pattern)).toEqual({ matchesEmpty });
});
