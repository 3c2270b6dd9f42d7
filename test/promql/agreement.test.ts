import { afterAll, beforeAll, expect, test } from 'vitest';
import { check } from '../../src/promql/index.js';
import type { Prometheus } from '../engines/index.js';
import { engineSource, parserTable, scriptQueries } from './support/engine-source.js';
import { readAll, runOne, startEngine } from './support/engine.js';
import { mutated } from './support/mutate.js';

let engine: Prometheus;
let table: string[];
let scripts: string[];

beforeAll(async () => {
  const source = engineSource();
  table = [...new Set(parserTable(source))];
  scripts = [...new Set(scriptQueries(source))];
  engine = await startEngine();
});
afterAll(() => engine?.stop());

/** Where we and the engine differ, with both reasons. */
async function disagreements(queries: readonly string[]): Promise<string[]> {
  const verdicts = await readAll(engine, queries);
  const found: string[] = [];
  for (const [index, query] of queries.entries()) {
    const ours = check(query).find(({ severity }) => severity === 'error');
    const { refused } = verdicts[index]!;
    if ((ours === undefined) === (refused === undefined)) continue;
    // Two faults the engine sees only when it runs the query: a bad regular expression in label_replace(), and a
    // length of time in brackets that is not above zero.
    if (ours && (await runOne(engine, query)).refused !== undefined) continue;
    found.push(`${query}\n  ours   ${ours?.message ?? 'accepted'}\n  theirs ${refused ?? 'accepted'}`);
  }
  return found;
}

test("the parser's own test table", async () => {
  expect(table.length).toBeGreaterThan(340);
  expect(await disagreements(table)).toEqual([]);
});

test('every query of the test scripts', async () => {
  expect(scripts.length).toBeGreaterThan(1800);
  expect(await disagreements(scripts)).toEqual([]);
});

test('the same queries with mistakes in them', async () => {
  const seed = Number(process.env['CCBOARDS_SEED'] ?? Date.now() % 1_000_000);
  const short = [...table, ...scripts].filter(({ length }) => length < 200);
  const wrong = mutated(short, 5000, seed);
  // A generator that repeats itself would make this test worthless.
  expect(wrong.length).toBeGreaterThan(4000);
  const found = await disagreements(wrong);
  expect(found.slice(0, 5).map((each) => `seed ${seed}: ${each}`)).toEqual([]);
});
