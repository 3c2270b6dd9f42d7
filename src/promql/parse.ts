import { fillOf, matchingNode } from './operator.js';
import { Cursor } from './cursor.js';
import { binaryNode, literalSeconds, signed } from './make.js';
import type { BinaryNode, BinaryOperator, Expr, Matching } from './node.js';
import { asWanted } from './parse-call.js';
import { readLabelList } from './parse-labels.js';
import { readOperand } from './parse-operand.js';
import { readLiteral } from './parse-window.js';
import { precedence, signPrecedence } from './precedence.js';
import { withPlaces } from './span.js';
import { named } from './token.js';

/**
 * Reads a query. The value equals the one its builders make; Grafana's variables stay in place.
 * Throws a `PromqlError` with line, column and a caret where the text is no PromQL.
 *
 * ```ts
 * print(parse('sum(rate(x[5m])) by(job)'))   // sum by (job) (rate(x[5m]))
 * ```
 */
export function parse(text: string): Expr {
  const cursor = new Cursor(text, readExpression);
  if (cursor.token.kind === 'end') cursor.fail('there is no query here: write one, for example up');
  const expr = readExpression(cursor, 0);
  if (cursor.token.kind !== 'end') {
    const closing = cursor.isSymbol(')', ']', '}')
      ? 'nothing is open that this closes: remove it'
      : undefined;
    cursor.fail(closing ?? `expected an operator or the end, not ${named(cursor.token)}`);
  }
  return withPlaces(expr, cursor.places);
}

function readExpression(cursor: Cursor, tightness: number): Expr {
  const { from } = cursor.token;
  let left = readSigned(cursor);
  for (;;) {
    const op = operatorHere(cursor);
    const own = op === undefined ? 0 : precedence.get(op)!;
    if (op === undefined || own < tightness) return left;
    const token = cursor.take();
    const how = readModifiers(cursor);
    const right = cursor.deeper(() => readExpression(cursor, op === '^' ? own : own + 1));
    const sets = ['and', 'or', 'unless'].includes(op) ? 'instant' : undefined;
    const made = binaryNode({
      op,
      left: asWanted(cursor, left, sets),
      right: asWanted(cursor, right, sets),
      ...how,
    }) as Expr;
    cursor.places.setOperator(made, token);
    left = cursor.placed(made, from, cursor.end);
  }
}

function readSigned(cursor: Cursor): Expr {
  if (!cursor.isSymbol('+', '-')) return readOperand(cursor);
  const sign = cursor.take();
  const of = cursor.deeper(() => readExpression(cursor, signPrecedence + 1));
  return cursor.placed(signed(sign.text as '+' | '-', of), sign.from, cursor.end);
}

function operatorHere(cursor: Cursor): BinaryOperator | undefined {
  const { kind, text } = cursor.token;
  const op = kind === 'word' ? text.toLowerCase() : kind === 'symbol' ? text : '';
  if (kind === 'symbol' && text === '=') cursor.fail('values are compared with "=="');
  return precedence.has(op) ? (op as BinaryOperator) : undefined;
}

type Modifiers = Pick<BinaryNode, 'bool' | 'matching' | 'fill'>;

function readModifiers(cursor: Cursor): Modifiers {
  const bool = cursor.takeKeyword('bool') ? (true as const) : undefined;
  const matching = readMatching(cursor);
  const fill = readFill(cursor);
  return { ...(bool && { bool }), ...(matching && { matching }), ...(fill && { fill }) };
}

function readMatching(cursor: Cursor): Matching | undefined {
  const { from } = cursor.token;
  const mode = cursor.takeKeyword('on', 'ignoring') as Matching['mode'] | undefined;
  if (!mode) {
    const early = cursor.keyword('group_left', 'group_right');
    if (early) cursor.fail(`"${early}" must follow on (...) or ignoring (...)`);
    return undefined;
  }
  const labels = readLabelList(cursor, mode);
  const group = cursor.takeKeyword('group_left', 'group_right');
  const include = group && cursor.isSymbol('(') ? readLabelList(cursor, group) : [];
  const side = group === 'group_left' ? 'left' : 'right';
  return cursor.placed(matchingNode(mode, labels, group ? { side, include } : undefined), from, cursor.end);
}

function readFill(cursor: Cursor): BinaryNode['fill'] {
  const first = readFillValue(cursor, 'fill', 'fill_left', 'fill_right');
  if (!first) return undefined;
  if (first.word === 'fill') return fillOf(first.value, first.value);
  const second = readFillValue(cursor, first.word === 'fill_left' ? 'fill_right' : 'fill_left');
  const values = { [first.word]: first.value, ...(second && { [second.word]: second.value }) };
  return fillOf(values['fill_left'], values['fill_right']);
}

function readFillValue(cursor: Cursor, ...words: string[]): { word: string; value: number } | undefined {
  const opens = cursor.following.kind === 'symbol' && cursor.following.text === '(';
  const word = opens ? cursor.takeKeyword(...words) : undefined;
  if (!word) return undefined;
  const opened = cursor.take();
  const negative = cursor.isSymbol('+', '-') && cursor.take().text === '-';
  const { token } = cursor;
  const value = readLiteral(cursor);
  const seconds = value && literalSeconds(value);
  if (seconds === undefined) cursor.fail(`expected a number in ${word} (...), not ${named(token)}`, token);
  cursor.close(')', opened, '")"');
  return { word, value: negative ? -seconds : seconds };
}
