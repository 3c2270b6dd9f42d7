import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { check, parse, print, type Expr } from '../../src/promql/index.js';
import { children, everyNode } from '../../src/promql/walk.js';
import type { Prometheus } from '../engines/index.js';
import { engineText, ourText } from './support/engine-tree.js';
import { readAll, startEngine } from './support/engine.js';
import { expression } from './support/random.js';

const runs = 5000;
const seed = Number(process.env['CCBOARDS_SEED'] ?? Date.now() % 1_000_000);
const expressions = fc.sample(expression, { numRuns: runs, seed });
const texts = expressions.map((of) => print(of));
let engine: Prometheus;

beforeAll(async () => {
  engine = await startEngine();
});
afterAll(() => engine?.stop());

function depth(of: Expr): number {
  return 1 + Math.max(0, ...children(of).map(depth));
}

/** The first few of a list, with the seed that makes them again. */
function few(list: readonly string[]): string[] {
  return list.slice(0, 3).map((text) => `seed ${seed}: ${text}`);
}

test('the sample is broad and deep', () => {
  const depths = expressions.map(depth).toSorted((one, other) => one - other);
  expect(depths[runs / 2]).toBeGreaterThanOrEqual(4);
  const kinds = new Map<string, number>();
  for (const of of expressions) {
    for (const kind of new Set(everyNode(of).map((node) => node.kind)))
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  }
  const all = [
    'number',
    'duration',
    'string',
    'selector',
    'range',
    'subquery',
    'call',
    'aggregate',
    'binary',
    'unary',
  ];
  expect(all.filter((kind) => (kinds.get(kind) ?? 0) < 100)).toEqual([]);
  // A generator that repeats itself would make the numbers of this file worthless.
  expect(new Set(texts).size).toBeGreaterThan(runs * 0.9);
});

test('what is printed reads back as the equal value, on one line and pretty', () => {
  const unequal = expressions.filter((of, index) => !isDeepStrictEqual(parse(texts[index]!), of));
  expect(few(unequal.map((of) => print(of)))).toEqual([]);
  const changed = expressions.filter((of) => !isDeepStrictEqual(parse(print(of, { pretty: true })), of));
  expect(few(changed.map((of) => print(of, { pretty: true })))).toEqual([]);
});

test('nothing right is called wrong', () => {
  const wrong = expressions.filter((of) => check(of).some(({ severity }) => severity === 'error'));
  expect(few(wrong.map((of) => print(of)))).toEqual([]);
});

test('the engine accepts every text and reads the same tree from it', async () => {
  const verdicts = await readAll(engine, texts);
  const refused = verdicts.flatMap(({ refused }, index) => (refused ? [`${refused}  ${texts[index]}`] : []));
  expect(few(refused)).toEqual([]);
  const other = verdicts.flatMap(({ tree }, index) => {
    const [theirs, ours] = [engineText(tree!), ourText(expressions[index]!)];
    return theirs === ours ? [] : [`${texts[index]}\n  ours   ${ours}\n  theirs ${theirs}`];
  });
  expect(few(other)).toEqual([]);
});
