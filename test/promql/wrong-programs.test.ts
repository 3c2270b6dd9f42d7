import { expect, test } from 'vitest';
import { compile } from '../support/compile.js';

const head = `import * as p from './src/promql/index.js';
const requests = p.metric('http_requests_total', { kind: 'counter', labels: ['job', 'status'] });
const memory = p.metric('memory_bytes', { kind: 'gauge', labels: { state: ['free', 'used'], job: true } });
const free = p.metric('anything', { kind: 'gauge' });
`;

/** Programs that must not compile, by the reason. */
const wrong: Readonly<Record<string, string>> = {
  'sum of a range': `p.sum(requests.over('5m'))`,
  'rate of an instant vector': `p.rate(requests)`,
  'rate of a gauge': `p.rate(memory.over('5m'))`,
  'increase of a gauge': `p.increase(memory.over('5m'))`,
  'irate of a gauge': `p.irate(memory.where({ state: 'free' }).over('5m'))`,
  'rate of a number': `p.rate(5)`,
  'rate of a text': `p.rate('up[5m]')`,
  'a label the metric has not': `requests.where({ path: '/' })`,
  'a value the label has not': `memory.where({ state: 'lost' })`,
  'a number as a matcher': `requests.where({ status: 500 })`,
  'grouping by a label that is not there': `p.sum(requests, { by: ['path'] })`,
  'dropping a label that is not there': `p.sum(requests, { without: ['path'] })`,
  'grouping by a label dropped before': `p.sum(p.sum(requests, { by: ['job'] }), { by: ['status'] })`,
  'grouping after a sum over everything': `p.max(p.sum(requests), { by: ['job'] })`,
  'a label dropped by without': `p.sum(p.sum(requests, { without: ['job'] }), { by: ['job'] })`,
  'by and without at once': `p.sum(requests, { by: ['job'], without: ['status'] })`,
  'by as one text': `p.sum(requests, { by: 'job' })`,
  'matching on a label neither side has': `p.div(requests, memory, { on: ['path'] })`,
  'on and ignoring at once': `p.div(requests, memory, { on: ['job'], ignoring: ['status'] })`,
  'both groups at once': `p.div(requests, memory, { on: ['job'], groupLeft: true, groupRight: true })`,
  'a group between sets': `p.and(requests, memory, { on: ['job'], groupLeft: true })`,
  'bool on arithmetic': `p.add(requests, memory, { bool: true })`,
  'a set with a number': `p.and(requests, 1)`,
  'numbers compared without bool': `p.gt(1, 2)`,
  'matching with a number': `p.add(requests, 1, { on: ['job'] })`,
  'arithmetic with a range': `p.add(requests.over('5m'), 1)`,
  'arithmetic with a text': `p.add(requests, p.str('1'))`,
  'topk without its number': `p.topk(requests)`,
  'topk by a vector': `p.topk(requests, requests)`,
  'topk by a text': `p.topk('5', requests)`,
  'count_values without its label': `p.countValues(5, requests)`,
  'histogram_quantile with swapped arguments': `p.histogramQuantile(requests, 0.9)`,
  'quantile_over_time of an instant vector': `p.quantileOverTime(0.9, requests)`,
  'predict_linear without its seconds': `p.predictLinear(memory.over('1h'))`,
  'scalar of a number': `p.scalar(5)`,
  'vector of a vector': `p.vector(requests)`,
  'clamp without bounds': `p.clamp(requests, 0, 1)`,
  'label_replace from a label that is not there': `p.labelReplace({ of: requests, to: 'a', replacement: '$1', from: 'path', match: '(.*)' })`,
  'label_replace without its pattern': `p.labelReplace({ of: requests, to: 'a', replacement: '$1', from: 'job' })`,
  'label_join of a label that is not there': `p.labelJoin({ of: requests, to: 'a', separator: '/', from: ['path'] })`,
  'a window that is no length of time': `requests.over('5 minutes')`,
  'a window with an unknown unit': `requests.over('5min')`,
  'an offset without its unit': `requests.offset('5')`,
  'a range of a range': `requests.over('5m').over('1h')`,
  'matchers on a range': `requests.over('5m').where({ job: 'x' })`,
  'a subquery of a range': `p.subquery(requests.over('5m'), { range: '1h' })`,
  'a subquery without its range': `p.subquery(requests, { step: '5m' })`,
  'a moment that is none': `requests.at('now')`,
  'a metric without its kind': `p.metric('up', {})`,
  'a metric of an unknown kind': `p.metric('up', { kind: 'summary' })`,
  'a misspelt function': `p.sumOvertime(requests.over('5m'))`,
  'a variable with an unknown format': `p.variable('team', { format: 'regexp' })`,
  'timestamp of a range': `p.timestamp(requests.over('5m'))`,
  'changing what was built': `requests.matchers.push({ label: 'a', op: '=', value: 'b' })`,
  'an unknown operator in a matcher': `requests.where({ job: { op: '==', value: 'x' } })`,
  'printing a text': `p.print('up')`,
  'parsing an expression': `p.parse(requests)`,
};

/** Programs close to those, which must compile: else the reasons above would prove nothing. */
const right: Readonly<Record<string, string>> = {
  'sum of a rate': `p.sum(p.rate(requests.over('5m')), { by: ['job'] })`,
  'a value the label has': `memory.where({ state: 'free', job: p.re('a.*') })`,
  'a free metric': `p.sum(free.where({ anything: 'x' }), { by: ['whatever'] })`,
  'a label written by a function': `p.sum(p.labelReplace({ of: requests, to: 'host', replacement: '$1', from: 'job', match: '(.*)' }), { by: ['host'] })`,
  'a label only one side has': `p.div(requests, memory, { on: ['job'], groupLeft: ['state'] })`,
  'windows of every kind': `requests.over('1h30m'); requests.over('$__range'); requests.over(300); requests.over(p.variable('w')); free.offset('-1d')`,
  'a read query': `p.sum(p.raw('up'), { by: ['job'] }); p.rate(p.raw('up[5m]', 'range'))`,
  'a variable as a label': `p.sum(requests, { by: [p.variable('by')] })`,
  'a count of a gauge over time': `p.maxOverTime(memory.over('5m')); p.delta(memory.over('5m'))`,
};

test('wrong programs do not compile, each at its own line, and right ones do', () => {
  const program = (body: string): string => `${head}${body};`;
  const all = { ...wrong, ...right };
  const said = compile(Object.fromEntries(Object.entries(all).map(([name, body]) => [name, program(body)])));
  const line = head.split('\n').length;
  const atBody = (name: string) => said.get(name)!.filter((each) => each.line === line);
  expect(Object.keys(wrong).length).toBeGreaterThanOrEqual(40);
  expect(Object.keys(wrong).filter((name) => atBody(name).length === 0)).toEqual([]);
  expect(Object.keys(right).flatMap((name) => atBody(name).map(({ text }) => `${name}: ${text}`))).toEqual(
    [],
  );
});
