import { expect, test } from 'vitest';
import { boardDiff } from '../../src/api/board-diff.js';
import { boardContent } from '../../src/api/board-form.js';
import type { JsonObject } from '../../src/api/canonical.js';
import { changeLines } from '../../src/api/print-change.js';

type Mutable = { [name: string]: unknown };

/** A board with two panels and a variable, to be changed. */
function board(): Mutable & { panels: Mutable[]; templating: { list: Mutable[] } } {
  const query = { refId: 'A', expr: 'sum(cost)', legendFormat: '{{team}}', instant: true };
  return {
    uid: 'cc',
    title: 'Cost',
    tags: ['claude-code'],
    time: { from: 'now-7d', to: 'now' },
    templating: { list: [{ name: 'team', type: 'query', query: 'label_values(team)' }] },
    panels: [
      {
        id: 1,
        type: 'stat',
        title: 'Total',
        gridPos: { x: 0, y: 0, w: 6, h: 4 },
        targets: [{ ...query }],
        options: { colorMode: 'value' },
      },
      {
        id: 2,
        type: 'table',
        title: 'By team',
        gridPos: { x: 6, y: 0, w: 18, h: 10 },
        targets: [{ ...query }],
        fieldConfig: { defaults: { unit: 'short' }, overrides: [] },
      },
    ],
  };
}

type Change = (after: ReturnType<typeof board>) => void;
const panel = (after: ReturnType<typeof board>, index: number): Mutable => after.panels[index]!;
const target = (after: ReturnType<typeof board>): Mutable => (panel(after, 1)['targets'] as Mutable[])[0]!;

const long = 'sum by (team) (claude_code:cost_usd:books - (claude_code:cost_usd:books offset $__range))';

const texts: readonly [string, Change, string][] = [
  ['nothing', () => undefined, ''],
  [
    'what servers fill in',
    (b) => Object.assign(b, { id: 7, version: 9, links: [], annotations: { list: [{ builtIn: 1 }] } }),
    '',
  ],
  ['the title', (b) => (b['title'] = 'Costs'), 'title: Cost -> Costs'],
  ['a description that is new', (b) => (b['description'] = 'Who spends?'), '+ description: Who spends?'],
  ['a tag', (b) => (b['tags'] = ['claude-code', 'cost']), 'tags: ["claude-code"] -> ["claude-code","cost"]'],
  ['the time range', (b) => (b['time'] = { from: 'now-30d', to: 'now' }), 'time.from: now-7d -> now-30d'],
  ['a refresh that is new', (b) => (b['refresh'] = '5m'), '+ refresh: 5m'],
  [
    'a link',
    (b) => (b['links'] = [{ title: 'Docs', url: '/docs' }]),
    '+ links: [{"title":"Docs","url":"/docs"}]',
  ],
  ['a short query', (b) => (target(b)['expr'] = 'max(cost)'), '"By team" › A: sum(cost) -> max(cost)'],
  ['a long query', (b) => (target(b)['expr'] = long), `"By team" › A\n  - sum(cost)\n  + ${long}`],
  [
    'a query of several lines',
    (b) => (target(b)['expr'] = 'sum(\n  cost\n)'),
    '"By team" › A\n  - sum(cost)\n  + sum(\n  +   cost\n  + )',
  ],
  ['how a query is asked', (b) => (target(b)['instant'] = false), '"By team" › A › instant: true -> false'],
  [
    'a legend',
    (b) => (target(b)['legendFormat'] = '{{user}}'),
    '"By team" › A › legendFormat: {{team}} -> {{user}}',
  ],
  [
    'a query more',
    (b) => (panel(b, 1)['targets'] as Mutable[]).push({ refId: 'B', expr: 'max(cost)' }),
    '+ "By team" › B: max(cost)',
  ],
  ['a query less', (b) => (panel(b, 1)['targets'] = []), '- "By team" › A: sum(cost)'],
  [
    'a unit',
    (b) => (panel(b, 1)['fieldConfig'] = { defaults: { unit: 'currencyUSD' }, overrides: [] }),
    '"By team" › fieldConfig.defaults.unit: short -> currencyUSD',
  ],
  ['an option that is gone', (b) => delete panel(b, 0)['options'], '- "Total" › options.colorMode: value'],
  ['the kind of a panel', (b) => (panel(b, 0)['type'] = 'gauge'), '"Total" › type: stat -> gauge'],
  ['the title of a panel', (b) => (panel(b, 0)['title'] = 'Sum'), '"Sum" › title: Total -> Sum'],
  [
    'the place of one panel',
    (b) => (panel(b, 1)['gridPos'] = { x: 0, y: 4, w: 24, h: 10 }),
    '"By team" › place: column 6, line 0, 18 x 10 -> column 0, line 4, 24 x 10',
  ],
  [
    'the places of several panels',
    (b) => b.panels.forEach((one) => (one['gridPos'] = { x: 0, y: Number(one['id']) * 10, w: 24, h: 10 })),
    '+ layout: 2 panels move: "Total", "By team"',
  ],
  [
    'a panel more',
    (b) =>
      b.panels.push({
        id: 3,
        type: 'timeseries',
        title: 'Each day',
        targets: [
          { refId: 'A', expr: 'sum(a)' },
          { refId: 'B', expr: 'sum(b)' },
        ],
      }),
    '+ "Each day"\n+   timeseries\n+   A  sum(a)\n+   B  sum(b)',
  ],
  ['a panel less', (b) => b.panels.pop(), '- "By team"\n-   table\n-   A  sum(cost)'],
  [
    'panels in another order',
    (b) => b.panels.reverse(),
    'order of panels: "Total", "By team" -> "By team", "Total"',
  ],
  [
    'panels numbered anew',
    (b) => b.panels.forEach((one) => (one['id'] = Number(one['id']) + 5)),
    '+ panel ids: 2 panels get another',
  ],
  [
    'a panel in a row that is collapsed',
    (b) => (b.panels = [panel(b, 0), { id: 9, type: 'row', title: 'More', panels: [panel(b, 1)] }]),
    '+ "More": row',
  ],
  [
    'a variable more',
    (b) => b.templating.list.push({ name: 'user', type: 'query' }),
    '+ variable user: query',
  ],
  ['a variable less', (b) => (b.templating.list = []), '- variable team: query'],
  [
    'the query of a variable',
    (b) => (b.templating.list[0]!['query'] = 'label_values(m, team)'),
    'variable team › query: label_values(team) -> label_values(m, team)',
  ],
  [
    'all at once',
    (b) => {
      b['title'] = 'Costs';
      panel(b, 0)['targets'] = [{ refId: 'A', expr: long }];
      b.panels.pop();
    },
    `title: Cost -> Costs\n- "By team"\n-   table\n-   A  sum(cost)\n"Total" › A\n  - sum(cost)\n  + ${long}\n- "Total" › A › instant: true\n- "Total" › A › legendFormat: {{team}}`,
  ],
];

const side = (spec: object) => ({ form: 'classic', spec: boardContent(spec as JsonObject) }) as const;

const textOf = (before: object, after: object): string => {
  return boardDiff(side(before), side(after)).flatMap(changeLines).join('\n');
};

test.each(texts)('%s', (_name, change, text) => {
  const after = board();
  change(after);
  expect(textOf(board(), after)).toBe(text);
});

const spec = (expr: string, x: number, title = 'Total'): JsonObject => ({
  title: 'Cost',
  elements: {
    total: {
      kind: 'Panel',
      spec: {
        id: 1,
        title,
        data: {
          kind: 'QueryGroup',
          spec: {
            queries: [
              {
                kind: 'PanelQuery',
                spec: { refId: 'A', query: { kind: 'DataQuery', group: 'prometheus', spec: { expr } } },
              },
            ],
            transformations: [],
          },
        },
        vizConfig: { kind: 'VizConfig', group: 'stat', spec: { options: {} } },
      },
    },
  },
  layout: {
    kind: 'GridLayout',
    spec: {
      items: [
        {
          kind: 'GridLayoutItem',
          spec: { x, y: 0, width: 6, height: 4, element: { kind: 'ElementReference', name: 'total' } },
        },
      ],
    },
  },
});

test('a board of the newer model is told in the same words', () => {
  const lines = boardDiff(
    { form: 'v2', spec: spec('sum(cost)', 0) },
    { form: 'v2', spec: spec(long, 6, 'Sum') },
  ).flatMap(changeLines);
  expect(lines.join('\n')).toBe(
    `"Sum" › title: Total -> Sum\n"Sum" › A\n  - sum(cost)\n  + ${long}\n"Sum" › place: column 0, line 0, 6 x 4 -> column 6, line 0, 6 x 4`,
  );
});
