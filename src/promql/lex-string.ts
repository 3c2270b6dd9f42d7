import { PromqlError } from './error.js';
import { variableEnd } from './variable.js';

const plainEscapes = 'abfnrtv\\';
/** Escapes by their letter: how many digits, of which base, up to which value. */
const coded: Readonly<Record<string, readonly [digits: number, base: number, most: number]>> = {
  x: [2, 16, 0xff],
  u: [4, 16, 0x10ffff],
  U: [8, 16, 0x10ffff],
};

/** The end of the string that starts here. Throws at what the engine would refuse in it. */
export function stringEnd(text: string, from: number): number {
  const quote = text[from]!;
  for (let at = from + 1; at < text.length;) {
    const char = text[at]!;
    if (char === quote) return at + 1;
    if (char === '\n' && quote !== '`') break;
    if (char === '\\' && quote !== '`') at = escapeEnd(text, at, quote);
    else at += characterLength(text, at);
  }
  throw new PromqlError(text, { from, to: text.length }, `this text is never closed: end it with ${quote}`);
}

function characterLength(text: string, at: number): number {
  const code = text.codePointAt(at)!;
  if (code === 0xfffd || (code >= 0xd800 && code <= 0xdfff)) {
    const what = code === 0xfffd ? 'the replacement character' : 'half a character (a lone surrogate)';
    throw new PromqlError(
      text,
      { from: at, to: at + 1 },
      `a text may not hold ${what}: remove it or escape it`,
    );
  }
  return code > 0xffff ? 2 : 1;
}

function escapeEnd(text: string, at: number, quote: string): number {
  const letter = text[at + 1] ?? '';
  if (letter !== '' && (plainEscapes.includes(letter) || letter === quote)) return at + 2;
  const octal = /[0-7]/.test(letter);
  const code = octal ? ([3, 8, 0xff] as const) : coded[letter];
  if (!code) {
    const whole = { from: at, to: Math.min(at + 2, text.length) };
    const variable = variableEnd(text, at + 1) > 0 ? ' before a variable' : '';
    throw new PromqlError(text, whole, `"\\${letter}" is no escape${variable}: write "\\\\" for a backslash`);
  }
  const [digits, base, most] = code;
  const start = at + (octal ? 1 : 2);
  const written = text.slice(start, start + digits);
  const whole = { from: at, to: Math.min(start + digits, text.length) };
  if (written.length < digits || !(base === 16 ? /^[\da-fA-F]+$/ : /^[0-7]+$/).test(written)) {
    const kind = base === 16 ? 'hexadecimal' : 'octal';
    throw new PromqlError(text, whole, `the escape "\\${letter}" needs ${digits} ${kind} digits`);
  }
  const value = Number.parseInt(written, base);
  if (value > most || (value >= 0xd800 && value < 0xe000)) {
    throw new PromqlError(text, whole, `the escape "${text.slice(whole.from, whole.to)}" is no character`);
  }
  return start + digits;
}
