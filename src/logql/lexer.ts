import { isBytesText } from './bytes.js';
import { isDurationText, isRangeText } from './duration.js';
import { LogqlError } from './error.js';
import { isKeyword } from './label-name.js';
import { numberFault, rangeFault, strangeFault } from './lexer-faults.js';
import { readString } from './string-literal.js';
import type { Token, TokenKind } from './token.js';
import { isVariableText, variableAt, variableLengthAt } from './variable.js';

/** Loki refuses longer queries. */
export const longestQuery = 131_071;

const [blank, hash, slash] = [' ', '#', '/'].map((character) => character.charCodeAt(0)) as [
  number,
  number,
  number,
];
const skipped = /[ \t\r\n]+|#[^\n]*|\/\/[^\n]*|\/\*[^]*?\*\//y;
const word = /[A-Za-z_]\w*/y;
const decimal = /(?:\d[\d_]*(?:\.[\d_]*)?|\.\d[\d_]*)(?:[eE][+-]?[\d_]*)?/y;
const durationTail = /[\d.nuµmshdwy]+/y;
const bytesTail = /[\d.BikKMGT]+/y;
const negativeDuration = /-[\d.]+[\d.nuµmshdwy]*/y;
const flag = /--[A-Za-z-]+/y;
const sign = /\|=|\|~|\|>|!=|!~|!>|=~|==|>=|<=|[|=<>(){},+\-*/%^]/y;

/** Splits a query into tokens; the last one is the end. */
export function tokens(text: string): Token[] {
  checkText(text);
  const found: Token[] = [];
  for (let at = skip(text, 0); at < text.length; at = skip(text, found.at(-1)!.to))
    found.push(tokenAt(text, at));
  found.push({ kind: 'end', value: '', from: text.length, to: text.length });
  return found;
}

function tokenAt(text: string, from: number): Token {
  const name = match(word, text, from);
  if (name !== undefined) return { kind: 'word', value: name, from, to: from + name.length };
  const character = text[from]!;
  if (character === '"' || character === '`') return textAt(text, from);
  const variable = Math.max(variableAt(text, from), variableLengthAt(text, from));
  if (variable > from) return token(text, 'variable', from, variable);
  if (character === '[') return rangeAt(text, from);
  if (/\d/.test(character) || (character === '.' && /\d/.test(text[from + 1] ?? '')))
    return numberAt(text, from);
  return (character === '-' && minusAt(text, from)) || signAt(text, from);
}

function textAt(text: string, from: number): Token {
  const read = readString(text, from);
  if ('reason' in read) throw new LogqlError({ ...read, text });
  return { kind: 'text', value: read.value, from, to: read.to };
}

/** A flag or a negative duration; nothing for a plain minus. */
function minusAt(text: string, from: number): Token | undefined {
  const strict = match(flag, text, from);
  if (strict === '--strict' || strict === '--keep-empty')
    return token(text, 'flag', from, from + strict.length);
  const duration = match(negativeDuration, text, from);
  const whole = duration !== undefined && isDurationText(duration);
  return whole ? token(text, 'duration', from, from + duration.length) : undefined;
}

function signAt(text: string, from: number): Token {
  const punctuation = match(sign, text, from);
  if (punctuation === undefined) throw strange(text, from);
  return { kind: 'sign', value: punctuation, from, to: from + punctuation.length };
}

function token(text: string, kind: TokenKind, from: number, to: number): Token {
  return { kind, value: text.slice(from, to), from, to };
}

function rangeAt(text: string, from: number): Token {
  const inner = variableAt(text, from + 1);
  const end = text.indexOf(']', inner);
  if (end < 0)
    throw new LogqlError({ reason: 'this range never ends: close it with ]', text, from, to: from + 1 });
  const value = text.slice(from + 1, end);
  if (isVariableText(value) || isRangeText(value)) return { kind: 'range', value, from, to: end + 1 };
  throw new LogqlError({ reason: rangeFault(value), text, from: from + 1, to: Math.max(end, from + 2) });
}

function numberAt(text: string, from: number): Token {
  const digits = match(decimal, text, from)!;
  const end = from + digits.length;
  const duration = digits + (match(durationTail, text, end) ?? '');
  if (duration.length > digits.length && isDurationText(duration))
    return token(text, 'duration', from, from + duration.length);
  const fault = numberFault(digits, text[end] ?? '');
  if (fault !== undefined) throw new LogqlError({ reason: fault, text, from, to: end });
  const bytes = digits + (match(bytesTail, text, end) ?? '');
  if (bytes.length > digits.length && isBytesText(bytes))
    return token(text, 'bytes', from, from + bytes.length);
  const glued = match(word, text, end);
  if (glued === undefined || isKeyword(glued)) return token(text, 'number', from, end);
  const reason = `"${digits}${glued}" is neither a number, a duration (5s) nor a size (5MB)`;
  throw new LogqlError({ reason, text, from, to: end + glued.length });
}

function skip(text: string, from: number): number {
  let at = from;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code > slash || (code > blank && code < hash)) return at;
    const found = match(skipped, text, at);
    if (found === undefined) break;
    at += found.length;
  }
  if (!text.startsWith('/*', at)) return at;
  throw new LogqlError({
    reason: 'this comment never ends: close it with */',
    text,
    from: at,
    to: at + 2,
  });
}

function match(pattern: RegExp, text: string, from: number): string | undefined {
  pattern.lastIndex = from;
  return pattern.exec(text)?.[0];
}

function checkText(text: string): void {
  // No character takes more than three bytes a code unit.
  const size = text.length * 3 > longestQuery ? new TextEncoder().encode(text).length : text.length;
  if (size > longestQuery) {
    const reason = `the query is ${size} bytes long, and Loki reads up to ${longestQuery}: split it`;
    throw new LogqlError({ reason, text, from: 0, to: text.length });
  }
  if (!/[\0\ufeff\ud800-\udfff]/.test(text)) return;
  const from = text.search(/[\0\ufeff\p{Surrogate}]/u);
  if (from < 0) return;
  const named: Record<string, string> = { '\0': 'a NUL character', '\ufeff': 'a byte order mark' };
  const what = named[text[from]!] ?? 'half a character (a lone surrogate)';
  throw new LogqlError({
    reason: `${what} cannot stand in a query: remove it`,
    text,
    from,
    to: from + 1,
  });
}

function strange(text: string, from: number): LogqlError {
  const character = String.fromCodePoint(text.codePointAt(from)!);
  return new LogqlError({ reason: strangeFault(character), text, from, to: from + character.length });
}
