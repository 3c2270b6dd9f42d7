import { attempt, TextError, type TextFault } from './fault.js';

const capture = /<([A-Za-z_][A-Za-z0-9_]*)>/g;

interface Capture {
  readonly name: string;
  readonly at: number;
  readonly end: number;
}

function capturesIn(pattern: string): Capture[] {
  return [...pattern.matchAll(capture)].map((found) => ({
    name: found[1]!,
    at: found.index,
    end: found.index + found[0].length,
  }));
}

/** The labels a `pattern` stage fills: `<method> <path> <_>` gives `method` and `path`. */
export function readPattern(pattern: string): { readonly groups: readonly string[] } | TextFault {
  return attempt(() => {
    const captures = capturesIn(pattern);
    refuseNeighbours(captures);
    const named = captures.filter(({ name }) => name !== '_');
    if (named.length === 0) throw new TextError('a pattern needs a capture with a name, such as <method>', 0);
    for (const [index, { name, at }] of named.entries()) {
      if (named.findIndex((other) => other.name === name) < index)
        throw new TextError(`<${name}> stands here twice`, at);
    }
    return { groups: named.map(({ name }) => name) };
  });
}

/** Reads the pattern of a line filter, where every capture is `<_>`. */
export function readLinePattern(pattern: string): { readonly groups: readonly string[] } | TextFault {
  return attempt(() => {
    const captures = capturesIn(pattern);
    refuseNeighbours(captures);
    const named = captures.find(({ name }) => name !== '_');
    if (named)
      throw new TextError(`a line filter takes nothing out: write <_> and not <${named.name}>`, named.at);
    return { groups: [] };
  });
}

function refuseNeighbours(captures: readonly Capture[]): void {
  const next = captures.find(({ at }, index) => captures[index - 1]?.end === at);
  if (next) throw new TextError('two captures stand side by side: put a text between them', next.at);
}
