import { expect, test } from 'vitest';
import { checkDashboard } from '../../src/check/index.js';
import { dashboard, panel, query, type Draft } from './broken.js';

/** A change of a sound dashboard, and what is found then: where, how bad, which rule. */
const cases: Record<string, { change: (draft: Draft) => void; found: string[] }> = {
  'a query that cannot be read': {
    change: ({ panels }) => (panels[0]!.targets[0]!['expr'] = 'sum(rate(x[5m]) by (job)'),
    found: ['Shops › Visits › A error syntax'],
  },
  'a query of the wrong type': {
    change: ({ panels }) => (panels[0]!.targets[0]!['expr'] = 'rate(up)'),
    found: ['Shops › Visits › A error type'],
  },
  'a Loki query that cannot be read': {
    change: ({ panels }) =>
      (panels[0]!.targets[0] = query({ datasource: { type: 'loki', uid: 'x' }, expr: '{a="b"} |' })),
    found: ['Shops › Visits › A error syntax'],
  },
  'a store known by the variable only': {
    change: ({ panels }) =>
      (panels[0]!.targets[0] = query({ datasource: { uid: '$store' }, expr: 'rate(up)' })),
    found: ['Shops › Visits › A error type'],
  },
  'a query that inherits its panel’s store': {
    change: ({ panels }) => (panels[0]!.targets[0] = query({ datasource: undefined, expr: 'rate(up)' })),
    found: ['Shops › Visits › A error type'],
  },
  'stores of older boards, known by a name or an input, or by the text alone': {
    change: (draft) => {
      draft.panels[0]!.targets = [
        query({ datasource: '$store', expr: 'rate(up)' }),
        query({ datasource: '${DS_LOGS}', expr: 'rate(up)', refId: 'B' }),
        query({ datasource: 'Somewhere', expr: '{a="b"} |= "x" | unwrap y', refId: 'C' }),
        query({ datasource: 'Somewhere', expr: 'sum(', refId: 'D' }),
        query({ datasource: { type: 'mysql', uid: 'm' }, expr: 'SELECT', refId: 'E' }),
      ];
      Object.assign(draft, { __inputs: [{ name: 'DS_LOGS', type: 'datasource', pluginId: 'loki' }] });
    },
    found: [
      'Shops › Visits › A error type',
      'Shops › Visits › B error syntax',
      'Shops › Visits › C error syntax',
      'Shops › Visits › D error syntax',
    ],
  },
  'a store that is neither a variable nor an input': {
    change: ({ panels }) =>
      (panels[0]!.targets[0] = query({ datasource: { type: 'prometheus', uid: '${DS_GONE}' } })),
    found: ['Shops › Visits › A error undefined-variable'],
  },
  'a variable as a regular expression inside quotes': {
    change: ({ panels }) => (panels[0]!.targets[0]!['expr'] = 'up{shop=~"${shop:regex}"}'),
    found: ['Shops › Visits › A error variable-format'],
  },
  'a subquery': {
    change: ({ panels }) =>
      (panels[0]!.targets[0]!['expr'] = 'max_over_time(up{shop=~"$shop"}[1h:${__interval:raw}])'),
    found: ['Shops › Visits › A warning subquery'],
  },
  'a colon that is no subquery': {
    change: ({ panels }) =>
      (panels[0]!.targets[0]!['expr'] = 'max_over_time(up{a="[1h:5m]"}[${__range:raw}])'),
    found: [],
  },
  'a variable that is not there, in a query': {
    change: ({ panels }) => (panels[0]!.targets[0]!['expr'] = 'up{shop=~"$store", team=~"$team"}'),
    found: ['Shops › Visits › A error undefined-variable'],
  },
  'a variable that is not there, in a title and a legend': {
    change: ({ panels }) => {
      panels[0]!['title'] = 'Visits of ${town:text}';
      panels[0]!.targets[0]!['legendFormat'] = '[[street]] {{job}}';
    },
    found: [
      'Shops › Visits of ${town:text} › A error undefined-variable',
      'Shops › Visits of ${town:text} error undefined-variable',
    ],
  },
  'a variable that is not there, in a link and a repeat': {
    change: ({ panels }) => {
      panels[0]!['links'] = [{ title: 'x', url: '/d/x?${__url_time_range}&var-a=${a}' }];
      panels[0]!['repeat'] = 'b';
    },
    found: ['Shops › Visits error undefined-variable', 'Shops › Visits error undefined-variable'],
  },
  'a variable that is not there, in another variable and an annotation': {
    change: ({ templating, annotations }) => {
      templating.list[1]!['query'] = { query: 'label_values(visits_total{town="$town"}, shop)', qryType: 1 };
      annotations.list.push({ name: 'Openings', target: { expr: 'up{a="$b"}' } });
    },
    found: ['Shops › $shop error undefined-variable', 'Shops › Openings error undefined-variable'],
  },
  'names of the languages’ own': {
    change: ({ panels }) => {
      panels[0]!.targets = [
        query({ expr: 'label_replace(up, "a", "${first}", "b", "(?P<first>.).*")' }),
        query({
          refId: 'B',
          datasource: { type: 'loki', uid: '$store' },
          expr: '{a="b"} | line_format "{{ $v := .x }}{{ $v }}"',
        }),
      ];
    },
    found: [],
  },
  'All without a value': {
    change: ({ templating }) => delete templating.list[1]!['allValue'],
    found: ['Shops › $shop warning all-without-value'],
  },
  'an unknown unit': {
    change: ({ panels }) => (panels[0]!['fieldConfig'] = { defaults: { unit: 'dollars' }, overrides: [] }),
    found: ['Shops › Visits error unknown-unit'],
  },
  'an unknown transformation': {
    change: ({ panels }) => (panels[0]!['transformations'] = [{ id: 'organise', options: {} }]),
    found: ['Shops › Visits error unknown-transformation'],
  },
  'an unknown matcher, property and unit in an override': {
    change: ({ panels }) =>
      (panels[0]!['fieldConfig'] = {
        defaults: {},
        overrides: [
          { matcher: { id: 'byNmae', options: 'a' }, properties: [{ id: 'unitt', value: 'ms' }] },
          {
            matcher: { id: 'byName', options: 'a' },
            properties: [
              { id: 'unit', value: 'msec' },
              { id: 'custom.width', value: 1 },
            ],
          },
        ],
      }),
    found: [
      'Shops › Visits error unknown-matcher',
      'Shops › Visits error unknown-property',
      'Shops › Visits error unknown-unit',
    ],
  },
  'a field matcher where a transformation chooses frames': {
    change: ({ panels }) =>
      (panels[0]!['transformations'] = [
        { id: 'limit', options: {}, filter: { id: 'byFrameRefID', options: 'A' } },
        { id: 'limit', options: {}, filter: { id: 'byRefId', options: 'A' } },
      ]),
    found: ['Shops › Visits error unknown-matcher'],
  },
  'no title and no description': {
    change: ({ panels }) => (panels[0] = panel({ title: '', description: '' })),
    found: [
      'Shops › a timeseries panel warning no-title',
      'Shops › a timeseries panel warning no-description',
    ],
  },
  'queries of one letter, and of none': {
    change: ({ panels }) =>
      (panels[0]!.targets = [query(), query({ expr: 'up' }), query({ expr: 'up * 2', refId: '' })]),
    found: ['Shops › Visits › A error ref-id', 'Shops › Visits › a query without a letter error ref-id'],
  },
  'no data source at all': {
    change: ({ panels }) =>
      (panels[0] = panel({ datasource: null, targets: [query({ datasource: undefined })] })),
    found: ['Shops › Visits › A error no-data-source'],
  },
  'ids that are missing or shared': {
    change: ({ panels }) => {
      panels.push(panel({ title: 'B', targets: [], gridPos: { x: 12, y: 0, w: 12, h: 8 } }));
      panels.push(panel({ title: 'C', id: 0, targets: [], gridPos: { x: 0, y: 8, w: 12, h: 8 } }));
    },
    found: ['Shops › B error panel-id', 'Shops › C error panel-id'],
  },
  'two panels of one title': {
    change: ({ panels }) => panels.push(panel({ id: 2, targets: [], gridPos: { x: 12, y: 0, w: 12, h: 8 } })),
    found: ['Shops › Visits warning duplicate-title'],
  },
  'a panel wider than the board': {
    change: ({ panels }) => (panels[0]!.gridPos = { x: 12, y: 0, w: 16, h: 8 }),
    found: ['Shops › Visits error layout'],
  },
  'panels that lie over each other': {
    change: ({ panels }) =>
      panels.push(panel({ id: 2, title: 'B', targets: [], gridPos: { x: 11, y: 7, w: 12, h: 8 } })),
    found: ['Shops › B error layout'],
  },
  'the same query twice': {
    change: ({ panels }) => panels.push(panel({ id: 2, title: 'B', gridPos: { x: 12, y: 0, w: 12, h: 8 } })),
    found: ['Shops › B › A warning same-query-twice'],
  },
  'the same query at another step, or in a closed row': {
    change: ({ panels }) => {
      panels.push(panel({ id: 2, title: 'B', interval: '1h', gridPos: { x: 12, y: 0, w: 12, h: 8 } }));
      const closed = panel({ id: 3, title: 'C', gridPos: { x: 0, y: 0, w: 12, h: 8 } });
      panels.push({
        ...panel({ id: 4, type: 'row', title: 'R', targets: [] }),
        collapsed: true,
        panels: [closed],
        gridPos: { x: 0, y: 8, w: 24, h: 1 },
      });
    },
    found: [],
  },
  '31 queries when the board opens': {
    change: ({ panels }) =>
      (panels[0]!.targets = Array.from({ length: 31 }, (_, index) =>
        query({ refId: `Q${index}`, expr: `up{a="${index}"}` }),
      )),
    found: ['Shops warning many-queries'],
  },
  'one number asked as a range': {
    change: ({ panels }) => (panels[0] = panel({ type: 'stat', options: { graphMode: 'none' } })),
    found: ['Shops › Visits › A warning number-as-range'],
  },
  'a number with a line under it': {
    change: ({ panels }) => (panels[0] = panel({ type: 'stat', options: { graphMode: 'area' } })),
    found: [],
  },
  'the whole range asked at every step': {
    change: ({ panels }) =>
      (panels[0] = panel({
        type: 'stat',
        options: { graphMode: 'area' },
        targets: [query({ expr: 'sum(increase(visits_total[$__range]))' })],
      })),
    found: ['Shops › Visits › A warning number-as-range'],
  },
  'the mean over the range': {
    change: ({ panels }) =>
      (panels[0] = panel({ type: 'gauge', options: { reduceOptions: { calcs: ['mean'] } } })),
    found: [],
  },
  'an instant number': {
    change: ({ panels }) =>
      (panels[0] = panel({ type: 'stat', targets: [query({ instant: true, range: false })] })),
    found: [],
  },
};

test('errors come before warnings', () => {
  const both = dashboard(({ panels }) => {
    panels[0] = panel({ description: '', gridPos: { x: 12, y: 0, w: 16, h: 8 } });
  });
  expect(checkDashboard(both).map(({ severity }) => severity)).toEqual(['error', 'warning']);
});

test('a sound dashboard has no finding', () => {
  expect(checkDashboard(dashboard())).toEqual([]);
});

test.each(Object.entries(cases))('%s', (_, { change, found }) => {
  const said = checkDashboard(dashboard(change)).map(
    ({ where, severity, rule }) => `${where} ${severity} ${rule}`,
  );
  expect(said).toEqual(found);
});
