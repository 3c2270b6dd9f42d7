import { PromqlError } from './error.js';
import { numberToken, templateToken } from './lex-number.js';
import { stringEnd } from './lex-string.js';
import type { Token } from './token.js';
import { variableEnd } from './variable.js';

const longSymbols = new Set(['==', '=~', '!=', '!~', '<=', '</', '>=', '>/']);
const shortSymbols = new Set('(){}[],:=+-*/%^<>@');

/** What the reader is inside of; the language has other words inside braces and brackets. */
interface State {
  braces: boolean;
  brackets: boolean;
  /** Inside brackets, until the first number, the engine takes no comments. */
  beforeNumber: boolean;
}

/** The tokens of a query, without spaces and comments, closed by one of kind `end`. */
export function lex(text: string): Token[] {
  const tokens: Token[] = [];
  const state: State = { braces: false, brackets: false, beforeNumber: false };
  let at = 0;
  while ((at = skipBlank(text, at, state)) < text.length) {
    const token = next(text, at, state);
    follow(token, state);
    tokens.push(token);
    at = token.to;
  }
  tokens.push({ kind: 'end', text: '', from: text.length, to: text.length });
  return tokens;
}

function skipBlank(text: string, from: number, state: State): number {
  const blank = state.brackets && state.beforeNumber ? /[ \t\r\n]*/y : /(?:[ \t\r\n]+|#[^\r\n]*)*/y;
  blank.lastIndex = from;
  blank.test(text);
  return blank.lastIndex;
}

function next(text: string, from: number, state: State): Token {
  const char = text[from]!;
  if (`"'\``.includes(char)) return token('string', text, from, stringEnd(text, from));
  if (variableEnd(text, from) > 0) return templateToken(text, from);
  if (/[A-Za-z_]/.test(char) || (char === ':' && !state.brackets && !state.braces))
    return word(text, from, state);
  if (/^\.?\d/.test(text.slice(from, from + 2))) return numberToken(text, from);
  const long = text.slice(from, from + 2);
  const symbol = longSymbols.has(long) ? long : shortSymbols.has(char) ? char : undefined;
  if (symbol === undefined) throw new PromqlError(text, { from, to: from + 1 }, unknownCharacter(text, from));
  if (!state.braces && (symbol === '=~' || symbol === '!~')) {
    const hint = `"${symbol}" belongs inside braces: write {label${symbol}"..."}`;
    throw new PromqlError(text, { from, to: from + 2 }, hint);
  }
  return token('symbol', text, from, from + symbol.length);
}

function word(text: string, from: number, state: State): Token {
  const inside = state.braces || state.brackets;
  const letters = inside ? /\w+/y : /[\w:]+/y;
  letters.lastIndex = from;
  letters.test(text);
  const to = letters.lastIndex;
  if (variableEnd(text, to) > 0) return templateToken(text, from, inside ? /\w/ : /[\w:]/);
  if (state.brackets && /^(?:inf|nan)$/i.test(text.slice(from, to))) {
    throw new PromqlError(text, { from, to }, `"${text.slice(from, to)}" is no length of time`);
  }
  return token('word', text, from, to);
}

function follow({ kind, text }: Token, state: State): void {
  if (kind === 'number' || kind === 'duration' || kind === 'template') state.beforeNumber = false;
  if (kind !== 'symbol') return;
  if (text === '{') state.braces = true;
  if (text === '}') state.braces = false;
  if (text === '[') Object.assign(state, { brackets: true, beforeNumber: true });
  if (text === ']') state.brackets = false;
}

function token(kind: Token['kind'], text: string, from: number, to: number): Token {
  return { kind, text: text.slice(from, to), from, to };
}

function unknownCharacter(text: string, from: number): string {
  const code = text.codePointAt(from)!;
  if (code === 0x24) return '"$" starts no variable: write $name or ${name}';
  if (code === 0x21) return '"!" stands alone: write "!=" for not equal';
  if (code === 0x26) return '"&" is no operator: write "and"';
  if (code === 0x7c) return '"|" is no operator: write "or"';
  const shown = code < 0x21 || (code >= 0xd800 && code <= 0xdfff) || code === 0x7f;
  const name = shown
    ? `U+${code.toString(16).toUpperCase().padStart(4, '0')}`
    : `"${String.fromCodePoint(code)}"`;
  return `${name} has no meaning outside of quotes: remove it, or quote the name it belongs to`;
}
