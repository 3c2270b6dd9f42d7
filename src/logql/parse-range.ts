import type { Cursor } from './cursor.js';
import { isOffsetText } from './duration.js';
import { grouping } from './grouping.js';
import { LogQuery } from './log-query.js';
import type { Grouping, RangeAggregation, RangeOperator } from './metric-query.js';
import { numberOf } from './parse-filter.js';
import { parseSelector } from './parse-selector.js';
import { parseStages } from './parse-stage.js';
import { parseUnwrap, startsUnwrap } from './parse-unwrap.js';
import { rangeAggregation } from './range-aggregation.js';
import type { UnwrappedQuery } from './unwrapped-query.js';

/** Lines with the range they are taken over. */
interface Ranged {
  readonly of: LogQuery | UnwrappedQuery;
  readonly range?: string | undefined;
  readonly offset?: string | undefined;
}

/** Reads a range aggregation; its name is next. */
export function parseRangeAggregation(cursor: Cursor, op: RangeOperator): RangeAggregation {
  const { from } = cursor.take();
  if (!cursor.isSign('(')) cursor.expected('"("', `the labels of ${op} stand behind its closing bracket`);
  cursor.take();
  const parameter = parseParameter(cursor);
  const { of, range, offset } = parseRanged(cursor);
  if (range === undefined) cursor.expected('a range such as [5m] or [$__auto]', beforeRange(cursor, op));
  cursor.expectSign(')', afterRange(cursor));
  const found = rangeAggregation({ op, parameter, of, range, offset, grouping: parseGrouping(cursor) });
  return cursor.place(found, from);
}

/** Reads the number before the query of `topk` or `quantile_over_time`, and its comma. */
export function parseParameter(cursor: Cursor): number | string | undefined {
  const { kind } = cursor.peek();
  if ((kind !== 'number' && kind !== 'variable') || !cursor.isSign(',', 1)) return undefined;
  const parameter = kind === 'number' ? numberOf(cursor) : cursor.take().value;
  cursor.take();
  return parameter;
}

/** Reads `by (...)` or `without (...)` where it stands. */
export function parseGrouping(cursor: Cursor): Grouping | undefined {
  const kind = cursor.word();
  if (kind !== 'by' && kind !== 'without') return undefined;
  const { from } = cursor.take();
  return cursor.place(grouping(kind, cursor.expectNames()), from);
}

/** Reads lines, their range and their offset; the range may stand before the pipeline or behind brackets. */
function parseRanged(cursor: Cursor): Ranged {
  if (cursor.isSign('(')) return parseBracketed(cursor);
  const { from } = cursor.peek();
  if (!cursor.isSign('{')) cursor.expected('a stream selector such as {app="x"}', selectorHint(cursor));
  const matchers = parseSelector(cursor);
  const early = parseRange(cursor);
  const logs = cursor.place(new LogQuery(matchers, parseStages(cursor)), from);
  cursor.spans.set(logs.matchers, cursor.spans.get(matchers)!);
  const of = startsUnwrap(cursor) ? parseUnwrap(cursor, logs) : logs;
  const late = early.range === undefined ? parseRange(cursor) : early;
  return { of, ...late };
}

function parseBracketed(cursor: Cursor): Ranged {
  cursor.take();
  const start = cursor.peek();
  const inner = cursor.deeper(() => parseRanged(cursor));
  if (inner.range === undefined && start.value === '(')
    cursor.fail('one bracket around the lines is enough', start);
  cursor.expectSign(')', inner.range === undefined ? 'the bracket around the lines is not closed' : '');
  if (inner.range !== undefined) return inner;
  const outer = parseRange(cursor);
  const bare = inner.of.kind === 'logs' && inner.of.stages.length === 0;
  if (outer.range === undefined || !bare || !startsUnwrap(cursor)) return { of: inner.of, ...outer };
  return { of: parseUnwrap(cursor, inner.of as LogQuery), ...outer };
}

function parseRange(cursor: Cursor): { readonly range?: string; readonly offset?: string } {
  if (cursor.peek().kind !== 'range') return {};
  const range = cursor.take().value;
  return cursor.takeWord('offset') ? { range, offset: parseOffset(cursor) } : { range };
}

function parseOffset(cursor: Cursor): string {
  const minus = cursor.takeSign('-');
  const token = cursor.peek();
  const text = `${minus ? '-' : ''}${token.value}`;
  if (token.kind === 'duration' && minus)
    cursor.fail(`Loki reads no days or weeks in a negative offset: write -24h, not -1d`, token);
  if ((token.kind !== 'duration' && token.kind !== 'variable') || !isOffsetText(text)) {
    cursor.expected('a duration such as 1h or -30m', token.kind === 'number' ? 'an offset needs a unit' : '');
  }
  cursor.take();
  return text;
}

function beforeRange(cursor: Cursor, op: RangeOperator): string {
  if (cursor.word() === 'offset') return 'offset stands behind the range, [5m] offset 1h';
  if (cursor.peek().kind === 'variable') return 'a variable cannot stand for stages, write them out';
  return `${op} looks at a range of time`;
}

function afterRange(cursor: Cursor): string {
  if (cursor.word() === 'offset') return 'offset stands right behind the range: [5m] offset 1h';
  if (cursor.word() === 'by' || cursor.word() === 'without') return 'close the bracket before the grouping';
  if (cursor.isSign('|')) return 'stages stand before the range';
  return cursor.peek().kind === 'range' ? 'a query has one range only' : '';
}

function selectorHint(cursor: Cursor): string {
  const { kind } = cursor.peek();
  if (kind === 'word' && cursor.isSign('(', 1)) return 'a range aggregation takes lines, not a metric query';
  return '';
}
