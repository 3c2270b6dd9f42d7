import { binary, isScalar } from './binary-node.js';
import { Cursor } from './cursor.js';
import { LogQuery } from './log-query.js';
import type { Expr, MetricQuery, Scalar } from './metric-query.js';
import { num, type NumberLiteral } from './number.js';
import { parseCall } from './parse-call.js';
import { numberOf } from './parse-filter.js';
import { operatorAt, parseMatching } from './parse-operator.js';
import { parseSelector } from './parse-selector.js';
import { parseStages } from './parse-stage.js';
import { startsUnwrap } from './parse-unwrap.js';
import { bindingOf, bindsRight } from './precedence.js';
import { remember } from './source.js';
import { described } from './token.js';

/**
 * Reads a query into the value the builders would have made; variables stay in their places. Throws a
 * `LogqlError` with line, column and caret for what cannot be read. What reads well but is wrong all the
 * same (a bad regular expression, a missing unwrap) is for `check` to say.
 */
export function parse(text: string): Expr {
  const cursor = new Cursor(text);
  if (cursor.peek().kind === 'end')
    cursor.fail('the query is empty: start with a stream selector such as {app="x"}');
  const expr = parseBinary(cursor, 0);
  if (cursor.peek().kind !== 'end') cursor.expected('the end', afterEnd(cursor, expr));
  remember(expr, { text, spans: cursor.spans });
  return expr;
}

function parseBinary(cursor: Cursor, tightness: number): Expr {
  const { from } = cursor.peek();
  let left = cursor.deeper(() => parseOperand(cursor));
  for (;;) {
    const op = operatorAt(cursor);
    if (op === undefined || bindingOf(op) <= tightness) return left;
    const place = cursor.take();
    const bool = cursor.takeWord('bool');
    const match = parseMatching(cursor);
    const right = cursor.deeper(() => parseBinary(cursor, bindingOf(op) - Number(bindsRight(op))));
    const sides = { left: asNumbers(cursor, left, op), right: asNumbers(cursor, right, op) };
    if (match && (isScalar(sides.left) || isScalar(sides.right))) {
      cursor.fail(`${match.kind} () joins series, and one side of this "${op}" is a number`, place);
    }
    left = cursor.place(binary({ op, ...sides, bool, matching: match }), from);
  }
}

function asNumbers(cursor: Cursor, side: Expr, op: string): MetricQuery | Scalar {
  if (side.kind !== 'logs') return side;
  const reason = `"${op}" takes numbers, and this gives lines: count them, count_over_time({...}[5m])`;
  return cursor.fail(reason, cursor.spans.get(side));
}

function parseOperand(cursor: Cursor): Expr {
  const token = cursor.peek();
  if (cursor.takeSign('(')) {
    const inner = parseBinary(cursor, 0);
    cursor.expectSign(')', 'the bracket is not closed');
    return inner;
  }
  if (cursor.isSign('{')) return parseLogs(cursor);
  if (token.kind === 'word') return parseCall(cursor, (at) => parseBinary(at, 0));
  const number = parseNumber(cursor);
  if (number) return cursor.place(number, token.from);
  return cursor.expected('a query', operandHint(cursor));
}

function parseNumber(cursor: Cursor): NumberLiteral | undefined {
  const signed = cursor.isSign('-') || cursor.isSign('+');
  const token = cursor.peek(Number(signed));
  if (token.kind === 'number') return num(numberOf(cursor, signed ? cursor.take().value : ''));
  if (signed) cursor.fail('a sign stands before a number only: write 0 - (...) or -1 * (...)');
  return token.kind === 'variable' ? num(cursor.take().value as `$${string}`) : undefined;
}

function parseLogs(cursor: Cursor): LogQuery {
  const { from } = cursor.peek();
  const matchers = parseSelector(cursor);
  const logs = new LogQuery(matchers, parseStages(cursor));
  cursor.spans.set(logs.matchers, cursor.spans.get(matchers)!);
  if (startsUnwrap(cursor)) {
    cursor.fail(
      'unwrap stands inside a range aggregation: sum_over_time({...} | unwrap cost [5m])',
      cursor.peek(1),
    );
  }
  if (cursor.peek().kind === 'range') {
    cursor.fail('a range stands inside a range aggregation: count_over_time({...}[5m])');
  }
  return cursor.place(logs, from);
}

function operandHint(cursor: Cursor): string {
  const { kind } = cursor.peek();
  if (kind === 'text') return 'a text is none; to search lines write {app="x"} |= "text"';
  if (kind === 'duration' || kind === 'bytes') return 'a number in a query has no unit';
  return cursor.isSign(')') && cursor.peek().from > 0 ? 'these brackets are empty' : '';
}

function afterEnd(cursor: Cursor, expr: Expr): string {
  const token = cursor.peek();
  if (cursor.isSign(')')) return 'this bracket closes nothing';
  if (token.kind === 'range') return 'a range stands inside the brackets of its aggregation';
  if (cursor.isSign('|') || cursor.isSign('|=')) {
    return expr.kind === 'logs'
      ? 'stages stand inside the brackets'
      : 'stages stand inside the range aggregation';
  }
  if (expr.kind === 'logs' && token.kind === 'text')
    return `to search the line write |= ${described(token).slice(9)}`;
  if (token.kind === 'variable') return 'a variable cannot stand for stages or operators, write them out';
  const operand =
    token.kind === 'number' || token.kind === 'word' || cursor.isSign('{') || cursor.isSign('(');
  return operand ? 'an operator is missing between the two' : '';
}
