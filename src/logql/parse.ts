import { binary, isScalar, matching } from './binary.js';
import { Cursor } from './cursor.js';
import { functionNames, isRangeFunction, isVectorFunction, rangeFunctions } from './functions.js';
import { LogQuery } from './log-query.js';
import type {
  BinaryOperator,
  Expr,
  LabelReplace,
  Matching,
  MetricQuery,
  Scalar,
  VectorAggregation,
  VectorOperator,
} from './metric-query.js';
import { nearest } from './nearest.js';
import { num, vector, type NumberLiteral } from './number.js';
import { numberOf } from './parse-filter.js';
import { parseSelector, parseStages, startsUnwrap } from './parse-pipeline.js';
import { parseGrouping, parseParameter, parseRangeAggregation } from './parse-range.js';
import { bindingOf, bindsRight } from './precedence.js';
import { remember } from './source.js';
import { described } from './token.js';
import { vectorAggregation } from './vector-aggregation.js';

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

const operators: ReadonlySet<string> = new Set([
  '==',
  '!=',
  '>',
  '>=',
  '<',
  '<=',
  '+',
  '-',
  '*',
  '/',
  '%',
  '^',
]);

function operatorAt(cursor: Cursor): BinaryOperator | undefined {
  const word = cursor.word();
  if (word === 'or' || word === 'and' || word === 'unless') return word;
  const { kind, value } = cursor.peek();
  return kind === 'sign' && operators.has(value) ? (value as BinaryOperator) : undefined;
}

function parseMatching(cursor: Cursor): Matching | undefined {
  const kind = cursor.word();
  if (kind === 'group_left' || kind === 'group_right')
    cursor.fail(`${kind} stands behind on (...) or ignoring (...)`);
  if (kind !== 'on' && kind !== 'ignoring') return undefined;
  cursor.take();
  const labels = cursor.expectNames();
  const group = cursor.word();
  if (group !== 'group_left' && group !== 'group_right') return matching({ kind, labels });
  cursor.take();
  const extra = cursor.isSign('(') ? cursor.expectNames() : [];
  return matching({
    kind,
    labels,
    group: { side: group === 'group_left' ? 'left' : 'right', labels: extra },
  });
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
  if (token.kind === 'word') return parseCall(cursor);
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

function parseCall(cursor: Cursor): MetricQuery {
  const token = cursor.peek();
  const name = token.value.toLowerCase();
  if (cursor.isCall()) {
    if (isRangeFunction(name)) return parseRangeAggregation(cursor, name);
    if (isVectorFunction(name)) return parseVectorAggregation(cursor, name);
    if (name === 'label_replace') return parseLabelReplace(cursor);
    if (name === 'vector') return parseVector(cursor);
    if (name === 'variants')
      cursor.fail('variants() is an experiment of Loki, off by default, and not read here');
    const close = nearest(name, functionNames);
    cursor.fail(`there is no function ${token.value}()${close ? `: did you mean ${close}()?` : ''}`);
  }
  const next = cursor.word(1);
  if (isVectorFunction(name) && (next === 'by' || next === 'without')) {
    cursor.fail(`the labels of "${next}" stand in brackets: ${name} ${next} (model) (...)`, cursor.peek(2));
  }
  return cursor.expected('a query', wordHint(name));
}

function parseVectorAggregation(cursor: Cursor, op: VectorOperator): VectorAggregation {
  const { from } = cursor.take();
  const before = parseGrouping(cursor);
  cursor.expectSign('(');
  const amount = cursor.peek();
  const parameter = parseParameter(cursor);
  if (typeof parameter === 'number' && !/^\d+$/.test(amount.value)) {
    cursor.fail(`${op} takes a whole number in plain digits`, amount);
  }
  const of = parseSeries(cursor, op);
  if (!cursor.isSign(')')) closesTooLate(cursor, of);
  cursor.expectSign(')');
  if (before && (cursor.word() === 'by' || cursor.word() === 'without')) {
    cursor.fail('this aggregation has a grouping already, before its bracket');
  }
  const found = vectorAggregation({ op, parameter, of, grouping: before ?? parseGrouping(cursor) });
  return cursor.place(found, from);
}

/** `sum(rate(...) by (model)`: the bracket that is missing belongs before the grouping. */
function closesTooLate(cursor: Cursor, of: MetricQuery): void {
  if (of.kind !== 'rangeAggregation' || !of.grouping || rangeFunctions[of.op].grouping) return;
  const reason = `expected ")" before "${of.grouping.kind}": the aggregation closes too late`;
  cursor.fail(reason, cursor.spans.get(of.grouping));
}

function parseSeries(cursor: Cursor, op: string): MetricQuery {
  const start = cursor.peek();
  const of = parseBinary(cursor, 0);
  if (of.kind === 'logs') {
    const inner = 'count_over_time({...}[5m])';
    return cursor.fail(
      `${op}() takes series, and this gives lines: count them first, ${op}(${inner})`,
      cursor.spans.get(of),
    );
  }
  if (isScalar(of))
    return cursor.fail(`${op}() takes series, and this is a number: vector(1) makes a series of it`, start);
  return of;
}

function parseLabelReplace(cursor: Cursor): LabelReplace {
  const { from } = cursor.take();
  cursor.expectSign('(');
  const of = parseSeries(cursor, 'label_replace');
  const texts = ['the label to write', 'its new value', 'the label to read', 'a regular expression'].map(
    (what) => {
      cursor.expectSign(',', `label_replace() wants ${what}`);
      return cursor.expectText().value;
    },
  );
  cursor.expectSign(')');
  const [to, replacement, source, match] = texts as [string, string, string, string];
  return cursor.place(
    Object.freeze({ kind: 'labelReplace', of, to, replacement, from: source, match }),
    from,
  );
}

function parseVector(cursor: Cursor): MetricQuery {
  const { from } = cursor.take();
  cursor.expectSign('(');
  const token = cursor.peek();
  if (token.kind !== 'number' && token.kind !== 'variable') {
    cursor.expected('a number', cursor.isSign('-') ? 'vector() takes no sign: write 0 - vector(1)' : '');
  }
  const value = token.kind === 'number' ? numberOf(cursor) : (cursor.take().value as `$${string}`);
  cursor.expectSign(')');
  return cursor.place(vector(value), from);
}

function operandHint(cursor: Cursor): string {
  const { kind } = cursor.peek();
  if (kind === 'text') return 'a text is none; to search lines write {app="x"} |= "text"';
  if (kind === 'duration' || kind === 'bytes') return 'a number in a query has no unit';
  return cursor.isSign(')') && cursor.peek().from > 0 ? 'these brackets are empty' : '';
}

function wordHint(name: string): string {
  if (functionNames.includes(name)) return `${name} is a function: write ${name}(...)`;
  return 'LogQL has no metric names: start with {label="value"} or a function';
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
