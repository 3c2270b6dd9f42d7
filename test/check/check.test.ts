import { expect, test } from 'vitest';
import {
  checkBoard,
  checkDashboard,
  findingsSummary,
  findingsText,
  NotADashboard,
  whereOf,
  type CheckRule,
} from '../../src/check/index.js';
import { board, prometheusTarget, row, stat, toClassic, toManifest } from '../../src/grafana/index.js';
import { increase, metric, raw } from '../../src/promql/index.js';
import { sample, stores } from '../grafana/sample.js';
import { dashboard, panel, query } from './broken.js';

const cost: CheckRule = (subject) =>
  subject.panels.flatMap((panel) =>
    panel.targets
      .filter(({ text }) => text.includes('increase('))
      .map((target) => ({
        rule: 'births-lost',
        severity: 'error',
        where: whereOf(subject, panel, target),
        message: 'increase() leaves out the first value of a counter.',
      })),
  );

const rules = (found: ReturnType<typeof checkBoard>) => found.map(({ rule }) => rule);

/** A board with one number. */
const asking = (expr: Parameters<typeof prometheusTarget>[0]['expr']) =>
  board({
    uid: 'x',
    title: 'X',
    variables: stores,
    rows: [
      row({
        panels: [
          stat({ title: 'T', description: 'What?', targets: [prometheusTarget({ expr, kind: 'instant' })] }),
        ],
      }),
    ],
  });

test('findings as a person reads them: errors first, carets under the fault', () => {
  const broken = dashboard(({ panels, templating }) => {
    panels[0]!.targets[0]!['expr'] = 'sum(rate(up{shop=~"$shop", team="$team"}))';
    delete templating.list[1]!['allValue'];
  });
  const found = checkDashboard(broken);
  expect(findingsText(found))
    .toBe(`Shops › Visits › A                                                      error    type
  sum(rate(up{shop=~"$shop", team="$team"}))
           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  ${found[0]!.message}

Shops › Visits › A                                                      error    undefined-variable
  sum(rate(up{shop=~"$shop", team="$team"}))
                                   ^^^^^
  The board has no variable "team", so "$team" is sent as it stands: add the variable.

Shops › $shop                                                           warning  all-without-value
  "All" has no value, so Grafana lists all it found and drops what has no such label: set allValue
  to ".*".
`);
  expect(findingsSummary(found)).toBe('2 errors, 1 warning.');
  expect(findingsSummary([])).toBe('Nothing found.');
});

test('a long query is shown around its fault, a query of several lines at its line', () => {
  const long = `${'up + '.repeat(60)}rate(up)${' + up'.repeat(60)}`;
  const [first] = checkDashboard(dashboard(({ panels }) => (panels[0]!.targets[0]!['expr'] = long)));
  const [line, carets] = first!.excerpt!.split('\n');
  expect(line).toHaveLength(98);
  expect(line!.slice(carets!.indexOf('^'), carets!.length)).toBe('up');
  const lines = 'sum(\n  rate(up)\n)';
  const [second] = checkDashboard(dashboard(({ panels }) => (panels[0]!.targets[0]!['expr'] = lines)));
  expect(second!.excerpt).toBe('  rate(up)\n       ^^');
});

test('a board of ours is checked with what its expressions know', () => {
  const named = metric('jobs_total', { kind: 'gauge' });
  const nameless = metric('jobs', { kind: 'counter' });
  expect(rules(checkBoard(asking(named)))).toEqual([]);
  expect(rules(checkDashboard(toClassic(asking(named))))).toEqual(['raw-counter']);
  expect(rules(checkBoard(asking(nameless)))).toEqual(['raw-counter']);
  expect(rules(checkDashboard(toClassic(asking(nameless))))).toEqual([]);
});

test('a raw expression’s finding stands under the query as it is sent', () => {
  const found = checkBoard(asking(raw('sum(  jobs_total  )')));
  expect(found.map(({ rule, excerpt }) => [rule, excerpt])).toEqual([
    ['raw-counter', 'sum(jobs_total)\n    ^^^^^^^^^^'],
  ]);
});

test('rules of one’s own run beside ours', () => {
  const one = asking(increase(metric('c', { kind: 'counter' }).over('$__range')));
  expect(checkBoard(one, [cost]).map(({ rule, where }) => `${where} ${rule}`)).toEqual([
    'X › T › A births-lost',
  ]);
  expect(checkDashboard(toClassic(one), [cost])).toHaveLength(1);
});

test('the sample’s board is sound but for what it asks twice', () => {
  expect(new Set(checkBoard(sample).map(({ rule }) => rule))).toEqual(new Set(['same-query-twice']));
});

test('a dashboard is read out of an answer and a manifest; what is none is said to be none', () => {
  const broken = dashboard(({ panels }) => (panels[0]!.targets[0]!['expr'] = ''));
  expect(checkDashboard({ dashboard: broken, meta: {} })).toEqual(checkDashboard(broken));
  expect(checkDashboard({ apiVersion: 'dashboard.grafana.app/v1', spec: broken })).toEqual(
    checkDashboard(broken),
  );
  expect(checkDashboard(toManifest({ board: sample }))).toEqual(checkDashboard(toClassic(sample)));
  for (const none of [null, 1, 'x', [], {}, { panels: 1 }])
    expect(() => checkDashboard(none)).toThrow(NotADashboard);
  expect(() => checkDashboard({ spec: { elements: {} } })).toThrow('the newer form of a dashboard');
});

test('a dashboard with holes is checked, not stumbled over', () => {
  const holes = {
    panels: [
      null,
      3,
      {},
      { type: 'row' },
      { type: 'row', panels: [{}] },
      panel({ targets: undefined as never }),
    ],
    templating: { list: [null, {}] },
    annotations: null,
  };
  expect(() => checkDashboard(holes)).not.toThrow();
  const nameless = dashboard(({ panels }) => (panels[0]!.targets = [query({ expr: 7, refId: null })]));
  expect(checkDashboard(nameless).map(({ rule }) => rule)).toContain('ref-id');
});
