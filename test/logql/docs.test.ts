import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import * as logql from '../../src/logql/index.js';
import type { Expr, Finding } from '../../src/logql/index.js';
import { compile } from '../support/compile.js';

const page = readFileSync(new URL('../../docs/logql.md', import.meta.url), 'utf8');
const blocks = [...page.matchAll(/^```(\w+)( wrong)?\n([^]*?)\n```$/gm)].map((found) => ({
  language: found[1]!,
  wrong: found[2] !== undefined,
  text: found[3]!,
}));
const code = blocks.filter(({ language, wrong }) => language === 'ts' && !wrong);
const head = blocks[0]!.text;
const definitions = head
  .split('\n')
  .filter((line) => line.startsWith('const'))
  .join('\n');

/** What a reader sees of a value: a query's text, findings by line, or why it went wrong. */
function shown(text: string): string {
  try {
    const value: unknown = runInNewContext(`${text === head ? '' : definitions}\n${withoutImports(text)}`, {
      ...logql,
    });
    if (typeof value === 'string') return value;
    if (!Array.isArray(value)) return logql.print(value as Expr);
    return (value as Finding[])
      .map(({ severity, rule, from, to, message }) => `${severity} ${rule} ${from}-${to}: ${message}`)
      .join('\n');
  } catch (error) {
    return (error as Error).message;
  }
}

function withoutImports(text: string): string {
  return text.replaceAll(/^import .*\n/gm, '');
}

test('the page holds pairs', () => {
  expect(code.length).toBeGreaterThan(15);
});

test.each(code.map((block) => [block.text]))('%s', (text) => {
  const answer = blocks[blocks.findIndex((block) => block.text === text) + 1]!;
  expect(shown(text)).toBe(answer.text);
});

test('what does not compile does not', () => {
  const names = Object.keys(logql).join(', ');
  const start = `import { ${names} } from './src/logql/index.js';\n${definitions}\nvoid [${names}, cost];\n`;
  const lines = blocks.find(({ wrong }) => wrong)!.text.split('\n');
  const said = compile(Object.fromEntries(lines.map((line) => [line, start + line])));
  for (const line of lines) expect(said.get(line), line).toMatchObject([{ line: start.split('\n').length }]);
});
