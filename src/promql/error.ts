/** How much of a long line an error shows. */
const shown = 100;

/** A place in a text: from here up to, not including, there. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * A query that cannot be read. `message` shows the line and a caret under the fault:
 *
 * ```
 * 1:17  expected ")" before "by": the aggregation closes too late
 *   sum(rate(x[5m]) by (job)
 *                   ^
 * ```
 */
export class PromqlError extends Error implements Span {
  override readonly name = 'PromqlError';
  /** The line of the fault, from 1. */
  readonly line: number;
  /** The character of the fault in its line, from 1. */
  readonly column: number;
  readonly from: number;
  readonly to: number;

  constructor(
    /** The query. */
    readonly text: string,
    { from, to }: Span,
    /** What is wrong and what to do, without the place. */
    readonly reason: string,
  ) {
    const place = placeOf(text, from);
    super(`${place.line}:${place.column}  ${reason}\n${excerpt(text, from)}`);
    this.line = place.line;
    this.column = place.column;
    this.from = from;
    this.to = to;
  }
}

/** The line and the character of an offset, both from 1. */
export function placeOf(text: string, offset: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, offset);
  const start = before.lastIndexOf('\n') + 1;
  return { line: before.split('\n').length, column: Array.from(before.slice(start)).length + 1 };
}

/** The line of an offset with a caret under it; long lines are shown around the fault. */
export function excerpt(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const newline = text.indexOf('\n', offset);
  const line = text.slice(start, newline < 0 ? text.length : newline);
  const at = offset - start;
  const from = line.length > shown ? Math.max(0, Math.min(at - shown / 2, line.length - shown)) : 0;
  const lead = from > 0 ? '…' : '';
  const tail = line.length - from > shown ? '…' : '';
  const caret = ' '.repeat([...(lead + line.slice(from, at))].length);
  return `  ${lead}${visible(line.slice(from, from + shown))}${tail}\n  ${caret}^`;
}

function visible(line: string): string {
  // eslint-disable-next-line no-control-regex
  return line.replaceAll('\t', ' ').replaceAll(/[\u0000-\u001f\u007f]|\p{Surrogate}/gu, '\ufffd');
}
