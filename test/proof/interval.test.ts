import { assert, integer, property } from 'fast-check';
import { expect, test } from 'vitest';
import { formatDuration, formatInterval, parseInterval, roundInterval } from '../../src/proof/interval.js';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

test.each([
  [1, 1],
  [21_600, 20 * second],
  [90 * second, 2 * minute],
  [89_999, minute],
  [6 * hour, 6 * hour],
  [9 * hour, 12 * hour],
  [day - 1, 12 * hour],
  [day, day],
  [7 * day, 7 * day],
  [100 * day, 365 * day],
])('%d ms rounds to %d', (ms, rounded) => {
  expect(roundInterval(ms)).toBe(rounded);
});

test('on a border the browser rounds up and the back end down', () => {
  expect([roundInterval(90_000), roundInterval(90_000, 'back end')]).toEqual([120_000, 60_000]);
});

test('rounding never goes down as intervals grow', () => {
  const lengths = integer({ min: 1, max: 400 * day });
  assert(
    property(lengths, lengths, (a, b) => {
      expect(roundInterval(Math.min(a, b))).toBeLessThanOrEqual(roundInterval(Math.max(a, b)));
    }),
  );
});

test.each([
  ['15s', 15_000],
  ['1m', minute],
  ['>1m', minute],
  ['1h30m', 1.5 * hour],
  ['90', 90_000],
  ['1.5h', 1.5 * hour],
  ['250ms', 250],
  ['1d', day],
  ['2w', 14 * day],
  ['', undefined],
  ['soon', undefined],
  ['1 m', undefined],
  ['-1m', undefined],
])('%j is read as %d', (text, ms) => {
  expect(parseInterval(text)).toBe(ms);
});

test.each([
  [15_000, '15s'],
  [90_000, '1m'],
  [hour, '1h'],
  [36 * hour, '1d'],
  [400 * day, '1y'],
  [500, '500ms'],
  [0.2, '1ms'],
])('%d ms is $__interval %s', (ms, text) => {
  expect(formatInterval(ms)).toBe(text);
});

test.each([
  [60_000, '1m0s'],
  [75_000, '1m15s'],
  [hour, '1h0m0s'],
  [1500, '1.5s'],
  [500, '500ms'],
  [25 * hour, '25h0m0s'],
])('%d ms is printed as %s', (ms, text) => {
  expect(formatDuration(ms)).toBe(text);
});
