import {
  add,
  check,
  clampMin,
  div,
  histogramQuantile,
  increase,
  mul,
  metric,
  or,
  parse,
  print,
  rate,
  re,
  sub,
  sum,
  topk,
  unless,
  variable,
  vector,
  type Expr,
} from '../../src/promql/index.js';

/** How many queries were built, printed, read and checked, and in how many milliseconds. */
export interface Bench {
  readonly queries: number;
  readonly ms: number;
}

const labels = ['team', 'user', 'model', 'type'] as const;
const shapes: readonly ((index: number) => Expr)[] = [
  (index) => sum(increase(counter(index).over('$__range')), { by: [labels[index % 4]!] }),
  (index) => sum(sub(counter(index), counter(index).offset('$__range')), { by: ['team'] }),
  (index) =>
    topk(
      10,
      sum(
        rate(
          counter(index)
            .where({ model: re('claude-.*') })
            .over('$__rate_interval'),
        ),
        { by: ['user'] },
      ),
    ),
  (index) =>
    div(
      sum(rate(counter(index).over('5m')), { by: ['team'] }),
      sum(rate(counter(index + 1).over('5m')), { by: ['team'] }),
    ),
  (index) => or(sum(clampMin(unless(counter(index), counter(index).offset('1d')), 0)), vector(0)),
  (index) =>
    histogramQuantile(
      0.95,
      sum(rate(metric(`d${index}_bucket`, { kind: 'histogram' }).over('5m')), { by: ['le'] }),
    ),
  (index) =>
    mul(add(sum(increase(counter(index).over('1h'))), sum(increase(counter(index + 1).over('1h')))), 100),
];

function counter(index: number) {
  const named = metric(`claude_code_thing_${index % 17}_total`, { kind: 'counter', labels });
  return named.where({ team: variable('team'), user: variable('user') });
}

/** A thousand queries as boards hold them: each built, printed, read and checked once. */
export function benchPromql(): Bench {
  const queries = 1000;
  const started = performance.now();
  for (let index = 0; index < queries; index += 1) {
    const of = shapes[index % shapes.length]!(index);
    const text = print(of);
    if (check(parse(text)).some(({ severity }) => severity === 'error')) throw new Error(`bench: ${text}`);
  }
  return { queries, ms: performance.now() - started };
}
