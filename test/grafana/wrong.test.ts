import { expect, test } from 'vitest';
import { compile } from '../support/compile.js';

const lead = `import * as g from './src/grafana/index.js';
import * as p from './src/promql/index.js';
import * as l from './src/logql/index.js';
const up = p.metric('up', { kind: 'gauge' });
const numbers = g.prometheusTarget({ expr: up, kind: 'instant' });
const log = l.events({ app: 'x' });
const counts = g.lokiTarget({ expr: l.countOverTime(log, '5m'), kind: 'instant' });
const lines = g.lokiTarget({ expr: log });
const title = 'T';
const targets = [numbers];
`;

/** A program that must compile, then the same with one fault, which the compiler must find on that line. */
const wrong: Record<string, { right: string; wrong: string; says: RegExp }> = {
  'a Loki target beside a Prometheus target': {
    right: `g.stat({ title, targets: g.mixed([numbers, counts]) });`,
    wrong: `g.stat({ title, targets: [numbers, counts] });`,
    says: /engine|not assignable/,
  },
  'a Prometheus target in a logs panel': {
    right: `g.logs({ title, targets: [lines] });`,
    wrong: `g.logs({ title, targets: [numbers] });`,
    says: /LogTarget/,
  },
  'a metric query in a logs panel': {
    right: `g.logs({ title, targets: [lines] });`,
    wrong: `g.logs({ title, targets: [counts] });`,
    says: /LogTarget/,
  },
  'log lines in a stat': {
    right: `g.stat({ title, targets: [lines], transformations: [g.transform.limit(1)] });`,
    wrong: `g.stat({ title, targets: [lines] });`,
    says: /LogTarget/,
  },
  'log lines mixed with numbers': {
    right: `g.mixed([counts, numbers]);`,
    wrong: `g.mixed([lines, numbers]);`,
    says: /LogTarget/,
  },
  'a range vector as a target': {
    right: `g.prometheusTarget({ expr: p.lastOverTime(up.over('5m')), kind: 'range' });`,
    wrong: `g.prometheusTarget({ expr: up.over('5m'), kind: 'range' });`,
    says: /Range/,
  },
  'PromQL in a Loki target': {
    right: `g.lokiTarget({ expr: l.vector(0), kind: 'range' });`,
    wrong: `g.lokiTarget({ expr: up, kind: 'range' });`,
    says: /No overload/,
  },
  'LogQL in a Prometheus target': {
    right: `g.prometheusTarget({ expr: up, kind: 'instant' });`,
    wrong: `g.prometheusTarget({ expr: l.countOverTime(log, '5m'), kind: 'instant' });`,
    says: /not assignable/,
  },
  'an unwrapped query as a target': {
    right: `g.lokiTarget({ expr: l.sumOverTime(log.unwrap('cost'), '5m'), kind: 'range' });`,
    wrong: `g.lokiTarget({ expr: log.unwrap('cost'), kind: 'range' });`,
    says: /No overload/,
  },
  'text as a query': {
    right: `g.prometheusTarget({ expr: up, kind: 'instant' });`,
    wrong: `g.prometheusTarget({ expr: 'up', kind: 'instant' });`,
    says: /string/,
  },
  'a target without a kind': {
    right: `g.prometheusTarget({ expr: up, kind: 'range' });`,
    wrong: `g.prometheusTarget({ expr: up });`,
    says: /PrometheusTarget/,
  },
  'an unknown kind of query': {
    right: `g.prometheusTarget({ expr: up, kind: 'range' });`,
    wrong: `g.prometheusTarget({ expr: up, kind: 'both' });`,
    says: /both/,
  },
  'an unknown format': {
    right: `g.prometheusTarget({ expr: up, kind: 'instant', format: 'table' });`,
    wrong: `g.prometheusTarget({ expr: up, kind: 'instant', format: 'tabel' });`,
    says: /tabel/,
  },
  'an unknown unit': {
    right: `g.stat({ title, targets, unit: 'currencyUSD' });`,
    wrong: `g.stat({ title, targets, unit: 'dollars' });`,
    says: /dollars/,
  },
  'an unknown prefix of a custom unit': {
    right: `g.stat({ title, targets, unit: 'suffix:/day' });`,
    wrong: `g.stat({ title, targets, unit: 'postfix:/day' });`,
    says: /postfix/,
  },
  'an unknown unit in an override': {
    right: `g.stat({ title, targets, overrides: [{ match: g.byName('a'), set: { unit: 'ms' } }] });`,
    wrong: `g.stat({ title, targets, overrides: [{ match: g.byName('a'), set: { unit: 'msec' } }] });`,
    says: /msec/,
  },
  'a misspelt property in an override': {
    right: `g.stat({ title, targets, overrides: [{ match: g.byName('a'), set: { unit: 'ms' } }] });`,
    wrong: `g.stat({ title, targets, overrides: [{ match: g.byName('a'), set: { unitt: 'ms' } }] });`,
    says: /unitt/,
  },
  'an unknown matcher': {
    right: `g.byName('a');`,
    wrong: `g.byNmae('a');`,
    says: /byNmae/,
  },
  'a matcher by an unknown type of field': {
    right: `g.byType('number');`,
    wrong: `g.byType('numeric');`,
    says: /numeric/,
  },
  'text in place of a matcher': {
    right: `g.stat({ title, targets, overrides: [{ match: g.byName('a'), set: {} }] });`,
    wrong: `g.stat({ title, targets, overrides: [{ match: 'a', set: {} }] });`,
    says: /Matcher/,
  },
  'an unknown transformation': {
    right: `g.transform.organize({});`,
    wrong: `g.transform.organise({});`,
    says: /organise/,
  },
  'a misspelt option of a transformation': {
    right: `g.transform.organize({ rename: { a: 'b' } });`,
    wrong: `g.transform.organize({ renames: { a: 'b' } });`,
    says: /renames/,
  },
  'a hand-written transformation without options': {
    right: `g.table({ title, targets, transformations: [g.transform.merge()] });`,
    wrong: `g.table({ title, targets, transformations: [{ id: 'nope' }] });`,
    says: /options/,
  },
  'an unknown calculation': {
    right: `g.transform.reduce({ reducers: ['lastNotNull'] });`,
    wrong: `g.transform.reduce({ reducers: ['lastNonNull'] });`,
    says: /lastNonNull/,
  },
  'an unknown join': {
    right: `g.transform.joinByField({ field: 'a', mode: 'outer' });`,
    wrong: `g.transform.joinByField({ field: 'a', mode: 'left' });`,
    says: /left/,
  },
  'an unknown test of a row': {
    right: `g.transform.filterByValue({ filters: [{ field: 'a', test: { id: 'greater', value: 1 } }] });`,
    wrong: `g.transform.filterByValue({ filters: [{ field: 'a', test: { id: 'bigger', value: 1 } }] });`,
    says: /bigger/,
  },
  'an unknown operator': {
    right: `g.transform.calculateField({ alias: 'a', left: 'b', operator: '/', right: 2 });`,
    wrong: `g.transform.calculateField({ alias: 'a', left: 'b', operator: ':', right: 2 });`,
    says: /":"/,
  },
  'a fixed colour without the colour': {
    right: `g.stat({ title, targets, color: { mode: 'fixed', fixedColor: 'red' } });`,
    wrong: `g.stat({ title, targets, color: { mode: 'fixed' } });`,
    says: /'Color'/,
  },
  'an unknown colour mode': {
    right: `g.stat({ title, targets, color: { mode: 'palette-classic' } });`,
    wrong: `g.stat({ title, targets, color: { mode: 'palette' } });`,
    says: /palette/,
  },
  'thresholds without a base': {
    right: `g.stat({ title, targets, thresholds: { base: 'green', steps: [{ from: 1, color: 'red' }] } });`,
    wrong: `g.stat({ title, targets, thresholds: { steps: [{ from: 1, color: 'red' }] } });`,
    says: /base/,
  },
  'a threshold given as text': {
    right: `g.stat({ title, targets, thresholds: { base: 'green', steps: [{ from: 1, color: 'red' }] } });`,
    wrong: `g.stat({ title, targets, thresholds: { base: 'green', steps: [{ from: '1', color: 'red' }] } });`,
    says: /string/,
  },
  "another panel's option": {
    right: `g.stat({ title, targets, options: { graphMode: 'area' } });`,
    wrong: `g.gauge({ title, targets, options: { graphMode: 'area' } });`,
    says: /graphMode/,
  },
  'an unknown value of an option': {
    right: `g.timeSeries({ title, targets, options: { legend: { placement: 'right' } } });`,
    wrong: `g.timeSeries({ title, targets, options: { legend: { placement: 'left' } } });`,
    says: /left/,
  },
  'field settings of a kind that has none': {
    right: `g.timeSeries({ title, targets, custom: { lineWidth: 2 } });`,
    wrong: `g.stat({ title, targets, custom: { lineWidth: 2 } });`,
    says: /lineWidth/,
  },
  'an unknown way to stack': {
    right: `g.timeSeries({ title, targets, custom: { stacking: { mode: 'percent' } } });`,
    wrong: `g.timeSeries({ title, targets, custom: { stacking: { mode: 'per cent' } } });`,
    says: /per cent/,
  },
  'a panel without a title': {
    right: `g.stat({ title, targets });`,
    wrong: `g.stat({ targets });`,
    says: /NumberPanel/,
  },
  'a panel without targets': {
    right: `g.stat({ title, targets });`,
    wrong: `g.stat({ title });`,
    says: /NumberPanel/,
  },
  'a misspelt setting of a panel': {
    right: `g.stat({ title, targets, noValue: '0' });`,
    wrong: `g.stat({ title, targets, novalue: '0' });`,
    says: /novalue/,
  },
  'a panel where a row belongs': {
    right: `g.board({ uid: 'x', title, rows: [g.row({ panels: [g.stat({ title, targets })] })] });`,
    wrong: `g.board({ uid: 'x', title, rows: [g.stat({ title, targets })] });`,
    says: /Row/,
  },
  'a row in a row': {
    right: `g.row({ panels: [g.stat({ title, targets })] });`,
    wrong: `g.row({ panels: [g.row({ panels: [] })] });`,
    says: /Panel/,
  },
  'a board without a uid': {
    right: `g.board({ uid: 'x', title, rows: [] });`,
    wrong: `g.board({ title, rows: [] });`,
    says: /BoardOptions/,
  },
  'a data source of another type': {
    right: `g.dataSourceVariable({ name: 'a', type: 'loki' });`,
    wrong: `g.dataSourceVariable({ name: 'a', type: 'tempo' });`,
    says: /tempo/,
  },
  'a variable where text belongs': {
    right: `g.queryVariable({ name: 'a', query: g.labelValues(up, 'job') });`,
    wrong: `g.queryVariable({ name: 'a', query: up });`,
    says: /string/,
  },
  'a drop-down fed from a log query': {
    right: `g.labelValues(up, 'job');`,
    wrong: `g.labelValues(log, 'job');`,
    says: /LogQuery/,
  },
  'only one end of the time range': {
    right: `g.board({ uid: 'x', title, rows: [], time: { from: 'now-1h', to: 'now' } });`,
    wrong: `g.board({ uid: 'x', title, rows: [], time: { from: 'now-1h' } });`,
    says: /to/,
  },
  'an unknown special value': {
    right: `g.mapSpecial({ match: 'null', text: '-' });`,
    wrong: `g.mapSpecial({ match: 'undefined', text: '-' });`,
    says: /undefined/,
  },
  'a change of a made board': {
    right: `const b = g.board({ uid: 'x', title, rows: [] }); b.title;`,
    wrong: `const b = g.board({ uid: 'x', title, rows: [] }); b.title = 'other';`,
    says: /read-only/,
  },
  'a change of a made panel': {
    right: `const s = g.stat({ title, targets }); s.targets.length;`,
    wrong: `const s = g.stat({ title, targets }); s.targets.push(numbers);`,
    says: /push/,
  },
};

test('boards that would be wrong do not compile, and the same without the fault do', () => {
  const programs = Object.entries(wrong).flatMap(([name, program]) => [
    [`right: ${name}`, lead + program.right],
    [`wrong: ${name}`, lead + program.wrong],
  ]);
  const said = compile(Object.fromEntries(programs) as Record<string, string>);
  const line = lead.split('\n').length;
  for (const [name, { says }] of Object.entries(wrong)) {
    const ofRight = said.get(`right: ${name}`)!.filter((one) => one.line >= line);
    expect(ofRight, name).toEqual([]);
    const ofWrong = said.get(`wrong: ${name}`)!.filter((one) => one.line >= line);
    expect(ofWrong.map((one) => one.text).join('\n'), name).toMatch(says);
  }
  expect(Object.keys(wrong).length).toBeGreaterThanOrEqual(40);
});
