import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import * as promql from '../../src/promql/index.js';

const text = readFileSync(fileURLToPath(new URL('../../docs/promql.md', import.meta.url)), 'utf8');

/** The rows of the table below a heading cell. */
function rows(heading: string): [string, string][] {
  const table = text.slice(text.indexOf(heading)).split('\n\n')[0]!.split('\n').slice(2);
  return table.map((line): [string, string] => {
    const [, left, right] = /^\| `(.*?)` \| (.*) \|$/.exec(line)!;
    return [left!, right!];
  });
}

const opening = /```ts\n(.*?)```/s.exec(text)![1]!.replace(/^import .*\n/, '');
const a = promql.metric('a', { kind: 'gauge' });
const b = promql.metric('b', { kind: 'gauge' });

function run(code: string): promql.Expr {
  const body = `${opening.replace(/print\(.*\n/, '')}\nreturn ${code};`;
  const names = Object.keys(promql);
  // The document is ours, and it is what is tested here.
  // oxlint-disable-next-line typescript/no-implied-eval, no-new-func
  const call = new Function('a', 'b', ...names, body) as (...values: unknown[]) => promql.Expr;
  return call(a, b, ...names.map((name) => promql[name as keyof typeof promql]));
}

test('the opening is five lines of code', () => {
  expect(opening.trim().split('\n').length).toBeLessThanOrEqual(5);
});

test.each(rows('| code | query |'))('%s prints %s', (code, query) => {
  expect(`\`${promql.print(run(code))}\``).toBe(query);
});

test.each(rows('| query | finding |'))('%s is found to be %s', (query, finding) => {
  const [first] = promql.check(query);
  expect(`${first!.severity} \`${first!.rule}\`: ${first!.message}`).toBe(finding);
});

const broken = [...text.matchAll(/```\n([^\n]+)\n(\d+:\d+ [^`]*?)\n```/g)].map((found): [string, string] => [
  found[1]!,
  found[2]!,
]);

test.each(broken)('%s is refused as shown', (query, message) => {
  expect(() => promql.parse(query)).toThrow(message);
});

test('there is something to run in every part', () => {
  expect([
    rows('| code | query |').length > 10,
    rows('| query | finding |').length > 5,
    broken.length,
  ]).toEqual([true, true, 2]);
});
