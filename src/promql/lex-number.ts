import { durationSeconds } from './duration.js';
import { PromqlError } from './error.js';
import type { Token } from './token.js';
import { variableEnd } from './variable.js';

const largest = 2n ** 63n - 1n;

/** The number or duration that starts here; with variables in it, a template. */
export function numberToken(text: string, from: number): Token {
  const match =
    /(?:0[xX](?:_?[\da-fA-F][eE][+-])?\w*|\.?\w*(?:(?<=[\d.][eE])[+-]\w*|\.\w*(?:(?<=[\d.][eE])[+-]\w*)?)?)/y;
  match.lastIndex = from;
  const written = match.exec(text)![0];
  const to = from + written.length;
  if (variableEnd(text, to) > 0) return templateToken(text, from);
  const token = { text: written, from, to };
  if (numberOf(written, to === text.length) !== undefined) return { kind: 'number', ...token };
  if (/^\d+[a-df-wyzA-DF-WYZ]/.test(written)) {
    const seconds = durationSeconds(written);
    if (typeof seconds === 'number') return { kind: 'duration', ...token };
    throw new PromqlError(text, { from, to }, seconds.wrong);
  }
  throw new PromqlError(text, { from, to }, `"${written}" is no number: write it like 12, 0.5 or 1e3`);
}

/** A run of letters, digits and variables: `$__range`, `${__range_s}s`, `node_$kind`; in names `:` is a letter. */
export function templateToken(text: string, from: number, letter = /\w/): Token {
  let to = from;
  for (;;) {
    const end = variableEnd(text, to);
    if (end > 0) to = end;
    else if (letter.test(text[to] ?? '')) to += 1;
    else return { kind: 'template', text: text.slice(from, to), from, to };
  }
}

/** The value of a number as it was written, or nothing where it is none. */
export function numberOf(written: string, last = false): number | undefined {
  if (/^0[xX]/.test(written)) return hexadecimal(written, last);
  if (/^0_?[0-7][0-7_]*$/.test(written) && wellSpaced(written)) {
    const octal = BigInt(`0o${written.replaceAll('_', '')}`);
    if (octal <= largest) return Number(octal);
  }
  if (!/^(?:\d[\d_]*(?:\.[\d_]*)?|\.\d[\d_]*)(?:[eE][+-]?\d[\d_]*)?$/.test(written) || !wellSpaced(written)) {
    return undefined;
  }
  const value = Number(written.replaceAll('_', ''));
  return Number.isFinite(value) ? value : undefined;
}

/** Underscores stand between digits. */
function wellSpaced(written: string): boolean {
  return !/(?<!\d)_|_(?!\d)/.test(written);
}

/** The engine takes an `e` right after the first digit for an exponent, and then wants one more digit behind it. */
function hexadecimal(written: string, last: boolean): number | undefined {
  if (!/^0[xX](?:_?[\da-fA-F])+$/.test(written) || /(?<!^0[xX])_[eE]/.test(written)) return undefined;
  const behind = /^0[xX]_?[\da-fA-F][eE](.?)/.exec(written)?.[1];
  if (behind !== undefined && (/[_eE]/.test(behind) || (behind === '' && last))) return undefined;
  const value = BigInt(written.replaceAll('_', ''));
  return value <= largest ? Number(value) : undefined;
}
