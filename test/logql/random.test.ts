import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { check, parse, print, type Expr } from '../../src/logql/index.js';
import { rangeFunctions, vectorFunctions } from '../../src/logql/functions.js';
import { showLogsOnFailure, type Loki } from '../engines/index.js';
import { filled, query } from './arbitrary.js';
import { each, formatted, lokiWithLines } from './loki.js';
import { depthOf, kindsOf } from './measure.js';

let loki: Loki;
const made: Expr[] = [];

beforeAll(async () => {
  loki = await lokiWithLines();
});
afterAll(() => loki?.stop());

const runs = 5000;

test('5,000 random queries print and read back as the equal value, on one line and on several', () => {
  fc.assert(
    fc.property(query, (expr) => {
      if (made.length < runs) made.push(expr);
      same(parse(print(expr)), expr);
      same(parse(print(expr, { pretty: true })), expr);
    }),
    { numRuns: runs },
  );
});

test('they hold every kind of node 100 times and more, and are four levels deep and more', () => {
  const counts = new Map<string, number>();
  for (const kind of made.flatMap(kindsOf)) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const operators = '+ - * / % ^ == != > >= < <= and or unless'.split(' ').map((op) => `binary ${op}`);
  const kinds = [
    ...'logs unwrapped rangeAggregation vectorAggregation binary scalarBinary labelReplace vector number'.split(
      ' ',
    ),
    ...'matcher comparison ipFilter ipRange and or lineFilter json logfmt regexp pattern unpack'.split(' '),
    ...'lineFormat labelFormat keep drop decolorize by without on ignoring'.split(' '),
    ...['|=', '!=', '|~', '!~', '|>', '!>'].map((op) => `lineFilter ${op}`),
    ...['=', '!=', '=~', '!~'].map((op) => `matcher ${op}`),
    ...Object.keys(rangeFunctions).map((op) => `rangeAggregation ${op}`),
    ...Object.keys(vectorFunctions).map((op) => `vectorAggregation ${op}`),
    ...operators,
  ];
  expect(kinds.filter((kind) => (counts.get(kind) ?? 0) < 100)).toEqual([]);
  const depths = made.map(depthOf).sort((a, b) => a - b);
  expect(depths[depths.length / 2]).toBeGreaterThanOrEqual(4);
});

test('check finds nothing Loki would refuse', () => {
  const wrong = made.flatMap((expr) =>
    check(filled(print(expr))).filter(({ severity }) => severity === 'error'),
  );
  expect(wrong).toEqual([]);
});

test('Loki takes each of them', async () => {
  showLogsOnFailure(loki);
  const refused: string[] = [];
  await each(made, async (expr) => {
    const text = filled(print(expr));
    const { error } = await formatted(loki, text);
    if (error !== undefined) refused.push(`${text}\n  Loki: ${error}`);
  });
  expect(refused.slice(0, 5)).toEqual([]);
});

/** As `toEqual`, and quick where it holds. */
function same(found: Expr, expected: Expr): void {
  if (!isDeepStrictEqual(found, expected)) expect(found).toEqual(expected);
}
