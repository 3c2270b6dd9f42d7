/** Where in a text something is wrong, and why. */
export interface Fault {
  readonly reason: string;
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

const widest = 110;

/** A query that cannot be read. The message shows the line and a caret under the fault. */
export class LogqlError extends Error {
  override readonly name = 'LogqlError';
  /** What is wrong and what to do, without the place. */
  readonly reason: string;
  readonly text: string;
  /** From 1. */
  readonly line: number;
  /** From 1, in characters of the text. */
  readonly column: number;
  readonly from: number;
  readonly to: number;

  constructor(fault: Fault) {
    super(faultText(fault));
    const { line, column } = placeOf(fault.text, fault.from);
    this.reason = fault.reason;
    this.text = fault.text;
    this.line = line;
    this.column = column;
    this.from = fault.from;
    this.to = fault.to;
  }
}

/** Line and column of a position, both from 1. */
export function placeOf(text: string, at: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, at).split('\n');
  return { line: before.length, column: before.at(-1)!.length + 1 };
}

/** The fault as a person reads it: place and reason, the line, and a caret under it. */
export function faultText({ reason, text, from }: Fault): string {
  const { line, column } = placeOf(text, from);
  const { shown, caret } = excerpt(text.split('\n')[line - 1] ?? '', column - 1);
  return `${line}:${column}  ${reason}\n  ${shown}\n  ${shown.slice(0, caret).replaceAll(/[^\t]/g, ' ')}^`;
}

/** Enough of a long line to see the place in it. */
function excerpt(line: string, at: number): { readonly shown: string; readonly caret: number } {
  const readable = line.replaceAll(/[\p{Cc}\p{Surrogate}\ufeff]/gu, (found) =>
    found === '\t' ? found : '\ufffd',
  );
  if (readable.length <= widest) return { shown: readable, caret: at };
  const start = Math.max(0, Math.min(at - widest / 2, readable.length - widest));
  const end = Math.min(readable.length, start + widest);
  const head = start > 0 ? '...' : '';
  const tail = end < readable.length ? '...' : '';
  return { shown: `${head}${readable.slice(start, end)}${tail}`, caret: at - start + head.length };
}
