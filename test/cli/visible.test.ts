import { expect, test } from 'vitest';
import { progressBar } from '../../cli/progress.js';
import { visible } from '../../cli/visible.js';

test.each([
  ['a\u001b[2Jb', 'a\\u001b[2Jb'],
  ['title\u0007\u0000', 'title\\u0007\\u0000'],
  ['over\rwritten', 'over\\u000dwritten'],
  ['\u009b31m', '\\u009b31m'],
  ['abc\u202ecba', 'abc\\u202ecba'],
  ['two\nlines\tand a tab\r\n', 'two\nlines\tand a tab\r\n'],
  ['äöü 日本 🙂 — „“', 'äöü 日本 🙂 — „“'],
])('%j is shown as %j', (text, shown) => {
  expect(visible(text)).toBe(shown);
});

test('a progress bar draws over itself, but what it names cannot', () => {
  const drawn: string[] = [];
  const around = { cwd: '.', env: {}, out: () => undefined, err: () => undefined, live: true };
  const bar = progressBar({ ...around, redraw: (text) => void drawn.push(text) }, 'applying');
  bar.show(1, 'Cost\u001b[2J');
  expect(drawn).toEqual([`\rapplying ${'█'.repeat(30)} 100 %  Cost\\u001b[2J\u001b[K`]);
});
