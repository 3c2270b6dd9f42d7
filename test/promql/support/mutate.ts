import fc from 'fast-check';

const pieces =
  `( ) [ ] { } , : - + * / ^ % == = =~ !~ != > >/ </ " ' # \\ by without on(a) ignoring group_left offset @
  start() end step() range() bool sum rate foo inf NaN 5m 1h30m 0 1e5 0x1e 0xe-5 .5 _ a:b anchored smoothed fill(1)
  fill_left max_of(1m,2m) or and unless atan2 "x" {a="b"} [5m] [5m:] é 1_0 5M 5ms 1y \\x41 \\101 \\u00e9 (?i)
  [[:alpha:]] ** {2,1} \\1 \\pL (?= (?P<n>x) \`x\``.split(/\s+/);

const edit = fc.record({
  kind: fc.constantFrom('drop', 'insert', 'replace', 'split'),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  piece: fc.constantFrom(...pieces),
});

/** Queries made of these by one or two small mistakes, each once. */
export function mutated(queries: readonly string[], count: number, seed: number): string[] {
  const one = fc.tuple(fc.constantFrom(...queries), fc.array(edit, { minLength: 1, maxLength: 2 }));
  const made = fc.sample(one, { numRuns: count, seed }).map(([query, edits]) => edits.reduce(apply, query));
  return [...new Set(made)].filter((query) => !/[$]|\[\[\w/.test(query));
}

function apply(query: string, { kind, at, piece }: { kind: string; at: number; piece: string }): string {
  const parts = kind === 'split' ? [...query] : (query.match(/[\w:.]+|\s+|./gsu) ?? []);
  const index = Math.floor(at * parts.length);
  const rest = kind === 'drop' || kind === 'replace' ? index + 1 : index;
  return [...parts.slice(0, index), kind === 'drop' ? '' : piece, ...parts.slice(rest)].join('');
}
