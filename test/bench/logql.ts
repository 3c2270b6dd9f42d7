import {
  add,
  check,
  count,
  countOverTime,
  div,
  events,
  gt,
  mul,
  or,
  parse,
  print,
  quantileOverTime,
  re,
  sum,
  sumOverTime,
  topk,
  variable,
  vector,
  type Expr,
} from '../../src/logql/index.js';

/** Builds, prints, reads and checks 1,000 queries as boards hold them, and says how long it took. */
export function benchLogql(): { readonly queries: number; readonly ms: number } {
  const started = performance.now();
  let queries = 0;
  for (let round = 0; round < 125; round++) {
    for (const build of typical) {
      const text = print(build(`label_${round}`));
      const wrong = check(parse(text)).filter(({ severity }) => severity === 'error');
      if (wrong.length > 0) throw new Error(`${text}\n${wrong[0]!.message}`);
      queries++;
    }
  }
  return { queries, ms: performance.now() - started };
}

const lines = () => events({ service_name: re('claude-code.*') });
const filtered = (name: string) =>
  lines().where({ event_name: name, team: variable('team'), user_email: variable('user') });

const typical: readonly ((label: string) => Expr)[] = [
  (label) => sum(sumOverTime(filtered('api_request').unwrap('cost_usd'), '$__range'), { by: [label] }),
  (label) =>
    sum(countOverTime(filtered('tool_result').where({ success: 'false' }), '$__auto'), { by: [label] }),
  (label) =>
    quantileOverTime(0.95, filtered('api_request').unwrap('duration_ms'), '$__range', { by: [label] }),
  (label) => topk(10, sum(countOverTime(filtered('tool_decision'), '$__range'), { by: [label] })),
  (label) =>
    count(sum(countOverTime(filtered('user_prompt'), '$__range', { offset: '1d' }), { by: [label] })),
  (label) => {
    const failed = sum(countOverTime(filtered('tool_result').where({ success: 'false' }), '$__range'), {
      by: [label],
    });
    const all = sum(countOverTime(filtered('tool_result'), '$__range'), { by: [label] });
    return div(or(failed, mul(all, 0)), gt(all, 0));
  },
  (label) =>
    add(
      sum(sumOverTime(filtered('api_request').unwrap('input_tokens'), '$__interval'), { by: [label] }),
      or(
        sum(sumOverTime(filtered('api_request').unwrap('output_tokens'), '$__interval'), { by: [label] }),
        vector(0),
      ),
    ),
  (label) =>
    filtered('tool_result')
      .where({ duration_ms: gt(1500) })
      .lineFormat(`{{.tool_name}} {{.${label}}} {{.duration_ms}} ms`),
];
