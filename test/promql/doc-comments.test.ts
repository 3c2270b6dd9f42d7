import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import * as promql from '../../src/promql/index.js';

const room = fileURLToPath(new URL('../../src/promql/', import.meta.url));

/** What the comments speak of. */
const spoken = {
  ...promql,
  up: promql.metric('up', { kind: 'counter' }),
  h: promql.metric('h', { kind: 'histogram' }),
  a: promql.metric('a', { kind: 'counter' }),
  b: promql.metric('b', { kind: 'counter' }),
};

/** Each `` `code` prints `text` `` of the comments. */
function claims(): [code: string, text: string][] {
  const sources = readdirSync(room, { withFileTypes: true }).filter((entry) => entry.name.endsWith('.ts'));
  return sources.flatMap(({ name }) => {
    const text = readFileSync(`${room}${name}`, 'utf8').replaceAll(/\n\s*\*\s*/g, ' ');
    const found = text.matchAll(/`([a-z][^`]*\(.*?[^`]*)`\s+prints\s+`([^`]+)`/gi);
    return [...found].map((each): [string, string] => [each[1]!, each[2]!]);
  });
}

function evaluate(code: string): unknown {
  const names = Object.keys(spoken).filter((name) => code.includes(name));
  // The comments are ours, and they are what is tested here.
  // oxlint-disable-next-line typescript/no-implied-eval, no-new-func
  const run = new Function(...names, `return ${code};`) as (...values: unknown[]) => unknown;
  return run(...names.map((name) => spoken[name as keyof typeof spoken]));
}

const found = claims().filter(([, text]) => !/^[=!]/.test(text));

test('the comments give an example for nearly every builder', () => {
  const named = found.map(([code]) => /^(\w+)/.exec(code)![1]!);
  const builders = Object.entries(promql).filter(([, value]) => typeof value === 'function');
  const quiet = [
    'PromqlError',
    'check',
    'parse',
    'print',
    'raw',
    'metric',
    'variable',
    'is',
    'not',
    're',
    'notRe',
    'duration',
  ];
  const others = ['labelsOf', 'metricsOf', 'variablesOf'];
  expect(
    builders.map(([name]) => name).filter((name) => ![...named, ...quiet, ...others].includes(name)),
  ).toEqual([]);
});

test.each(found)('%s prints %s', (code, text) => {
  expect(promql.print(evaluate(code) as promql.Expr)).toBe(text);
});
