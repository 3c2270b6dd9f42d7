import { isScalar } from './binary-node.js';
import type { Cursor } from './cursor.js';
import { functionNames, isRangeFunction, isVectorFunction, rangeFunctions } from './functions.js';
import type { Expr, LabelReplace, MetricQuery, VectorAggregation, VectorOperator } from './metric-query.js';
import { nearest } from './nearest.js';
import { vector } from './number.js';
import { numberOf } from './parse-filter.js';
import { parseGrouping, parseParameter, parseRangeAggregation } from './parse-range.js';
import { vectorAggregation } from './vector-aggregation.js';

/** Reads the query inside a call; handed in, because it may hold calls again. */
export type ReadInner = (cursor: Cursor) => Expr;

/** Reads a call: a range aggregation, a vector aggregation, `label_replace` or `vector`. */
export function parseCall(cursor: Cursor, inner: ReadInner): MetricQuery {
  const token = cursor.peek();
  const name = token.value.toLowerCase();
  if (cursor.isCall()) {
    if (isRangeFunction(name)) return parseRangeAggregation(cursor, name);
    if (isVectorFunction(name)) return parseVectorAggregation(cursor, name, inner);
    if (name === 'label_replace') return parseLabelReplace(cursor, inner);
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

function parseVectorAggregation(cursor: Cursor, op: VectorOperator, inner: ReadInner): VectorAggregation {
  const { from } = cursor.take();
  const before = parseGrouping(cursor);
  cursor.expectSign('(');
  const amount = cursor.peek();
  const parameter = parseParameter(cursor);
  if (typeof parameter === 'number' && !/^\d+$/.test(amount.value)) {
    cursor.fail(`${op} takes a whole number in plain digits`, amount);
  }
  const of = parseSeries(cursor, op, inner);
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

function parseSeries(cursor: Cursor, op: string, read: ReadInner): MetricQuery {
  const start = cursor.peek();
  const of = read(cursor);
  if (of.kind === 'logs') {
    const reason = `${op}() takes series, and this gives lines: count them first, ${op}(count_over_time({...}[5m]))`;
    return cursor.fail(reason, cursor.spans.get(of));
  }
  if (isScalar(of))
    return cursor.fail(`${op}() takes series, and this is a number: vector(1) makes a series of it`, start);
  return of;
}

function parseLabelReplace(cursor: Cursor, inner: ReadInner): LabelReplace {
  const { from } = cursor.take();
  cursor.expectSign('(');
  const of = parseSeries(cursor, 'label_replace', inner);
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

function wordHint(name: string): string {
  if (functionNames.includes(name)) return `${name} is a function: write ${name}(...)`;
  return 'LogQL has no metric names: start with {label="value"} or a function';
}
