import * as logql from '../../src/logql/index.js';
import * as promql from '../../src/promql/index.js';
import { earlierLogs, earlierMetrics } from './earlier.js';
import { secondsOf, type Span } from './watch.js';

/** What an alert does with answers, in the words of one language. */
export interface Language<V> {
  /** The answer over a stretch of fixed length; `before` moves it back by so many days. */
  over(answer: V, span: Span, before?: number): V;
  div(a: V, b: V): V;
  add(a: V, b: V): V;
  mul(a: V, b: number): V;
  or(a: V, b: V): V;
  and(a: V, b: V): V;
  above(a: V, limit: number): V;
  below(a: V, limit: number): V;
  atLeast(a: V, limit: number): V;
  /** The largest of several answers without labels. */
  largest(answers: readonly V[]): V;
  /** A series that is always there. */
  always(value: number): V;
  print(answer: V): string;
}

/** PromQL. */
export const metricLanguage: Language<promql.InstantVector> = {
  over: (answer, span, before = 0) => earlierMetrics(promql.raw(fixed(promql.print(answer), span)), before),
  div: (a, b) => promql.div(a, b),
  add: (a, b) => promql.add(a, b),
  mul: (a, b) => promql.mul(a, b),
  or: (a, b) => promql.or(a, b),
  and: (a, b) => promql.and(a, b),
  above: (a, limit) => promql.gt(a, limit),
  below: (a, limit) => promql.lt(a, limit),
  atLeast: (a, limit) => promql.ge(a, limit),
  largest: (answers) =>
    promql.max(
      answers
        .map((of, day): promql.InstantVector => promql.labelReplace({ ...marked(day), of }))
        .reduce((left, right) => promql.or(left, right)),
    ),
  always: (value) => promql.vector(value),
  print: (answer) => promql.print(answer),
};

/** LogQL. */
export const logLanguage: Language<logql.MetricQuery> = {
  over: (answer, span, before = 0) => earlierLogs(logql.raw(fixed(logql.print(answer), span)), before),
  div: (a, b) => logql.div(a, b),
  add: (a, b) => logql.add(a, b),
  mul: (a, b) => logql.mul(a, b),
  or: (a, b) => logql.or(a, b),
  and: (a, b) => logql.and(a, b),
  above: (a, limit) => logql.gt(a, limit),
  below: (a, limit) => logql.lt(a, limit),
  atLeast: (a, limit) => logql.ge(a, limit),
  largest: (answers) =>
    logql.max(
      answers
        .map((of, day): logql.MetricQuery => logql.labelReplace({ ...marked(day), of }))
        .reduce((left, right) => logql.or(left, right)),
    ),
  always: (value) => logql.vector(value),
  print: (answer) => logql.print(answer),
};

/** Questions are compiled over the range a board shows; an alert has none. */
function fixed(text: string, span: Span): string {
  const filled = text
    .replaceAll('$__range_ms', String(secondsOf(span) * 1000))
    .replaceAll('$__range_s', String(secondsOf(span)))
    .replaceAll('$__range', span);
  const left = /\$\{?__\w+/.exec(filled);
  if (left) throw new TypeError(`${text}: an alert has no ${left[0]}`);
  return filled;
}

/** Answers without labels would hide each other in a union. */
const marked = (day: number) =>
  ({ to: 'day', from: 'day', match: '', replacement: String(day + 1) }) as const;
