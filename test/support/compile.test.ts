import { expect, test } from 'vitest';
import { compile } from './compile.js';

test('says which line of which program does not compile', () => {
  const said = compile({
    right: 'const n: number = 1; n;',
    wrong: "\nconst n: number = 'one'; n;",
  });
  expect(said.get('right')).toEqual([]);
  expect(said.get('wrong')).toEqual([
    { line: 2, text: "TS2322: Type 'string' is not assignable to type 'number'." },
  ]);
});
