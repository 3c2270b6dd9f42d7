import { expect, test } from 'vitest';
import { collector } from '../../queries/pipeline.js';
import { rulesHint } from '../../rules/index.js';

test.each([
  [{}, 'set pipeline: collector({ books: true })'],
  [{ books: true }, 'load it first'],
  [{ books: 'nameless' }, 'load it first'],
  [{ counters: 'recorded' }, 'load it first'],
  [{ counters: 'delta' }, undefined],
  [{ counters: 'none' }, undefined],
] as const)('%j: %s', (options, words) => {
  const hint = rulesHint(collector(options));
  if (words === undefined) expect(hint).toBeUndefined();
  else expect(hint).toContain(words);
});
