import type { Cursor } from './cursor.js';
import { literalSeconds, stringNode } from './make.js';
import type { Expr, SelectorNode, SubqueryNode } from './node.js';
import { readAggregation, readCall, asWanted } from './parse-call.js';
import { readBraces } from './parse-labels.js';
import { readLiteral, readMoment, readRange, readShift } from './parse-window.js';
import { keepsBackquotes, unquote } from './quote.js';
import { aggregations } from './signature.js';
import { named, type Token } from './token.js';
import { rangeOf, selectorOf, subqueryOf, type SelectorParts } from './vector.js';

/** Keywords that are functions when a bracket follows. */
const callable = ['start', 'end', 'step', 'range', 'max_of', 'min_of'];
/** Keywords that cannot be a metric's name. */
const reserved = ['bool', 'on', 'ignoring', 'group_left', 'group_right', 'atan2'];
/** Words that show that an operand was forgotten. */
const infix = ['and', 'or', 'unless', 'by', 'without', 'offset'];

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
  if (reserved.includes(word)) cursor.fail(`expected an expression before the keyword "${token.text}"`);
  if (opens && infix.includes(word)) cursor.fail(`expected an expression before "${token.text}"`);
  if (opens && (callable.includes(word) || !token.text.includes(':'))) return readCall(cursor);
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

function readSuffix(cursor: Cursor, of: Expr, bare: boolean): Expr | undefined {
  if (cursor.isSymbol('[')) return readWindow(cursor, asWanted(cursor, of, 'instant'), bare);
  const word = cursor.keyword('offset', 'anchored', 'smoothed');
  if (!word && !cursor.isSymbol('@')) return undefined;
  const modifier = cursor.take();
  const target = asWanted(cursor, of, 'instant');
  if (!bare || (target.kind !== 'selector' && target.kind !== 'range' && target.kind !== 'subquery')) {
    cursor.fail(`"${modifier.text}" must follow a selector or a subquery`, modifier);
  }
  return modified(cursor, target, modifier, word);
}

function modified(
  cursor: Cursor,
  of: Extract<Expr, { kind: 'selector' | 'range' | 'subquery' }>,
  modifier: Token,
  word: string | undefined,
): Expr {
  if (of.kind === 'subquery')
    return subqueryOf({ ...of, ...readTiming(cursor, of, modifier, word) } as SubqueryNode);
  const inner = of.kind === 'range' ? of.selector : of;
  const changed = selectorOf({ ...inner, ...readTiming(cursor, inner, modifier, word) } as SelectorParts);
  const span = cursor.places.of(inner);
  if (span) cursor.placed(changed, span.from, span.to);
  return of.kind === 'range' ? rangeOf(changed, of.range) : (changed as Expr);
}

function readTiming(
  cursor: Cursor,
  of: SelectorNode | SubqueryNode,
  modifier: Token,
  word: string | undefined,
): Partial<SelectorParts> {
  if (word === undefined) {
    if (of.moment !== undefined) cursor.fail('"@" may stand only once', modifier);
    return { moment: readMoment(cursor) };
  }
  if (word === 'offset') {
    if (of.shift && literalSeconds(of.shift) !== 0) cursor.fail('"offset" may stand only once', modifier);
    return { shift: readShift(cursor) };
  }
  const edges = word as 'anchored' | 'smoothed';
  if (of.kind === 'subquery') cursor.fail(`"${edges}" cannot follow a subquery`, modifier);
  if (of.edges && of.edges !== edges)
    cursor.fail(`"${edges}" and "${of.edges}" exclude each other`, modifier);
  return { edges };
}

function readWindow(cursor: Cursor, of: Expr, bare: boolean): Expr {
  const opened = cursor.take();
  if (cursor.isSymbol(']')) cursor.fail('expected a length of time between the brackets, for example [5m]');
  const range = readRange(cursor);
  if (cursor.isSymbol(':')) return readSubquery(cursor, of, range, opened);
  cursor.close(']', opened, '"]" or ":"');
  const span = { from: opened.from, to: cursor.end };
  if (of.kind === 'range' || of.kind === 'subquery')
    cursor.fail('a range of a range: only one window may follow', span);
  if (of.kind !== 'selector' || !bare) {
    cursor.fail(
      'a range follows a selector: for a range of an expression write a subquery, for example [1h:5m]',
      span,
    );
  }
  if (of.moment !== undefined) cursor.fail('"@" must follow the range, not stand before it', span);
  if (of.shift && literalSeconds(of.shift) !== 0) {
    cursor.fail('"offset" must follow the range, not stand before it', span);
  }
  return rangeOf(of, range);
}

function readSubquery(cursor: Cursor, of: Expr, range: SubqueryNode['range'], opened: Token): Expr {
  const colon = cursor.take();
  if (!cursor.numberSeen) cursor.fail('the engine needs a number or duration before ":"', colon);
  const step = cursor.isSymbol(']') ? undefined : readRange(cursor);
  cursor.close(']', opened, '"]"');
  return subqueryOf({ of, range, ...(step && { step }) });
}
