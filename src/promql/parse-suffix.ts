import type { Cursor } from './cursor.js';
import { literalSeconds } from './make.js';
import type { Expr, SelectorNode, SubqueryNode } from './node.js';
import { asWanted } from './parse-call.js';
import { readMoment, readRange, readShift } from './parse-window.js';
import type { Token } from './token.js';
import { rangeOf, selectorOf, subqueryOf, type SelectorParts } from './vector.js';

/** One window, offset or other modifier behind an operand; nothing where none stands. */
export function readSuffix(cursor: Cursor, of: Expr, bare: boolean): Expr | undefined {
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
