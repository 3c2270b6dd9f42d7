import type { Cursor } from './cursor.js';
import { stringNode } from './make.js';
import type { Expr } from './node.js';
import { readAggregation, readCall } from './parse-call.js';
import { readBraces } from './parse-labels.js';
import { readSuffix } from './parse-suffix.js';
import { readLiteral } from './parse-window.js';
import { keepsBackquotes, unquote } from './quote.js';
import { aggregations } from './signature.js';
import { named, type Token } from './token.js';
import { selectorOf } from './vector.js';

/** Keywords that are functions when a bracket follows. */
const callable = new Set(['start', 'end', 'step', 'range', 'max_of', 'min_of']);
/** Keywords that cannot be a metric's name. */
const reserved = new Set(['bool', 'on', 'ignoring', 'group_left', 'group_right', 'atan2']);
/** Words that show that an operand was forgotten. */
const infix = new Set(['and', 'or', 'unless', 'by', 'without', 'offset']);

/** A literal, selector, call, aggregation or bracket, with the windows and modifiers behind it. */
export function readOperand(cursor: Cursor): Expr {
  const { from } = cursor.token;
  const inBrackets = cursor.isSymbol('(');
  let of = inBrackets ? readBracket(cursor) : readPrimary(cursor);
  let bare = !inBrackets;
  for (;;) {
    const next = readSuffix(cursor, of, bare);
    if (!next) return of;
    of = cursor.placed(next, from, cursor.end);
    bare = true;
  }
}

function readBracket(cursor: Cursor): Expr {
  const opened = cursor.take();
  if (cursor.isSymbol(')')) cursor.fail('expected an expression between the brackets');
  const inner = cursor.deeper(() => cursor.expression(cursor, 0));
  cursor.close(')', opened, '")"');
  return inner;
}

function readPrimary(cursor: Cursor): Expr {
  const { token, following } = cursor;
  if (token.kind === 'string') {
    cursor.take();
    const text = stringNode(unquote(token.text), keepsBackquotes(token.text));
    return cursor.placed(text, token.from, token.to);
  }
  if (cursor.isSymbol('{')) return readSelector(cursor, undefined);
  if (token.kind === 'word') return readWord(cursor, token, following);
  if (token.kind === 'template' && following.text === '(' && following.kind === 'symbol') {
    cursor.fail('a variable cannot name a function or an aggregation: write the name');
  }
  if (token.kind === 'template' && (following.text === '{' || /^[a-zA-Z_:]/.test(token.text))) {
    return readSelector(cursor, cursor.take());
  }
  return readLiteral(cursor) ?? cursor.fail(`expected an expression, not ${named(token)}`);
}

function readWord(cursor: Cursor, token: Token, following: Token): Expr {
  const word = token.text.toLowerCase();
  const opens = following.kind === 'symbol' && following.text === '(';
  const groups = following.kind === 'word' && ['by', 'without'].includes(following.text.toLowerCase());
  if (aggregations.has(word) && (opens || groups)) return readAggregation(cursor);
  if (word === 'inf' || word === 'nan') return readLiteral(cursor)!;
  if (reserved.has(word)) cursor.fail(`expected an expression before the keyword "${token.text}"`);
  if (opens && infix.has(word)) cursor.fail(`expected an expression before "${token.text}"`);
  if (opens && (callable.has(word) || !token.text.includes(':'))) return readCall(cursor);
  return readSelector(cursor, cursor.take());
}

function readSelector(cursor: Cursor, name: Token | undefined): Expr {
  const from = name?.from ?? cursor.token.from;
  const braces = cursor.isSymbol('{') ? readBraces(cursor) : { matchers: [] };
  const twice =
    name && (braces.name !== undefined || braces.matchers.some(({ label }) => label === '__name__'));
  if (twice) cursor.fail(`the metric is named twice, before the braces and inside`, { from, to: cursor.end });
  return cursor.placed(selectorOf({ ...(name && { name: name.text }), ...braces }), from, cursor.end);
}
