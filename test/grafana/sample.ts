import {
  adHocVariable,
  barChart,
  barGauge,
  board,
  boardUrl,
  byName,
  byRegexp,
  customVariable,
  dataSourceVariable,
  gauge,
  heatmap,
  histogram,
  intervalVariable,
  labelValues,
  logs,
  lokiTarget,
  mapRange,
  mapSpecial,
  mapValues,
  mixed,
  pie,
  prometheusTarget,
  queryAnnotation,
  queryVariable,
  row,
  stat,
  stateTimeline,
  table,
  tagAnnotation,
  tagLink,
  text,
  textVariable,
  timeSeries,
  transform,
  urlLink,
} from '../../src/grafana/index.js';
import * as logql from '../../src/logql/index.js';
import { increase, metric, rate, sum, variable } from '../../src/promql/index.js';

const visits = metric('visits_total', { kind: 'counter', labels: ['shop', 'path'] });
const shown = visits.where({ shop: variable('shop') });
const events = logql.events({ service_name: 'shop' });

export const total = prometheusTarget({
  expr: sum(increase(shown.over('$__range'))),
  kind: 'instant',
  about: { measure: 'visits' },
});
export const perShop = prometheusTarget({
  expr: sum(rate(shown.over('$__rate_interval')), { by: ['shop'] }),
  kind: 'range',
  legend: '{{shop}}',
});
export const byPath = prometheusTarget({
  expr: sum(increase(shown.over('$__range')), { by: ['path'] }),
  kind: 'instant',
  format: 'table',
});
export const seen = lokiTarget({
  expr: logql.sum(logql.countOverTime(events, '$__range'), { by: ['shop'] }),
  kind: 'instant',
});
export const lines = lokiTarget({ expr: events.contains('order'), maxLines: 100 });

export const stores = [
  dataSourceVariable({ name: 'metrics', type: 'prometheus', label: 'Metrics' }),
  dataSourceVariable({ name: 'events', type: 'loki', label: 'Events' }),
];

/** A board with every kind of panel, variable, link and annotation. */
export const sample = board({
  uid: 'shop-visits',
  title: 'Visits',
  description: 'Who comes to the shops?',
  tags: ['shop', 'sample'],
  time: { from: 'now-7d', to: 'now' },
  variables: [
    ...stores,
    queryVariable({ name: 'shop', label: 'Shop', query: labelValues(visits, 'shop') }),
    customVariable({
      name: 'top',
      label: 'Top',
      options: ['5', '10', { text: 'all, really', value: '1000' }],
    }),
    textVariable({ name: 'path', label: 'Path' }),
    intervalVariable({ name: 'step', label: 'Step', steps: ['1h', '1d'], auto: { count: 30, min: '1m' } }),
    adHocVariable({ name: 'more', label: 'Filters', type: 'prometheus' }),
  ],
  links: [
    tagLink({ title: 'Shop boards', tags: ['shop'] }),
    urlLink({ title: 'Handbook', url: 'https://example.com/handbook' }),
  ],
  annotations: [
    tagAnnotation({ name: 'Deploys', tags: ['deploy'] }),
    queryAnnotation({ name: 'Openings', target: perShop, text: '{{shop}} opened', tags: 'shop' }),
  ],
  rows: [
    row({
      title: 'This range',
      panels: [
        stat({
          title: 'Visits',
          description: 'How many came?',
          targets: [total],
          unit: 'short',
          noValue: '0',
        }),
        stat({
          title: 'State',
          description: 'Is it open?',
          targets: [total],
          mappings: [
            mapValues({ 0: { text: 'closed', color: 'red' }, 1: { text: 'open' } }),
            mapRange({ from: 2, text: 'many' }),
            mapSpecial({ match: 'null', text: 'unknown' }),
          ],
        }),
        gauge({
          title: 'Full',
          description: 'How full is it?',
          targets: [total],
          unit: 'percentunit',
          min: 0,
          max: 1,
          thresholds: { base: 'green', steps: [{ from: 0.9, color: 'red' }] },
        }),
      ],
    }),
    row({
      title: 'Since when',
      panels: [
        timeSeries({
          title: 'Visits by shop',
          description: 'Which shop, and when?',
          targets: [perShop],
          unit: 'reqps',
          interval: '1m',
          custom: { stacking: { mode: 'normal' }, fillOpacity: 30 },
          overrides: [
            {
              match: byName('north'),
              set: { color: { mode: 'fixed', fixedColor: 'blue' }, custom: { lineWidth: 2 } },
            },
            { match: byRegexp(/^south/), set: { displayName: 'South' } },
          ],
        }),
        heatmap({ title: 'When', description: 'At which hours?', targets: [perShop] }),
        stateTimeline({ title: 'Open', description: 'When was it open?', targets: [perShop] }),
      ],
    }),
    row({
      title: 'By what',
      collapsed: true,
      panels: [
        barGauge({ title: 'By path', description: 'Which page?', targets: [byPath], size: { width: 8 } }),
        barChart({ title: 'Paths', description: 'Which page most?', targets: [byPath] }),
        pie({ title: 'Share', description: 'Which part?', targets: [byPath] }),
        histogram({ title: 'Spread', description: 'Few or all?', targets: [byPath] }),
        table({
          title: 'Pages',
          description: 'Which page, how often?',
          targets: mixed([byPath, seen]),
          transformations: [
            transform.only(['A'], transform.filterFieldsByName({ include: { names: ['path', 'Value'] } })),
            transform.merge(),
            transform.organize({ hide: ['Time'], rename: { Value: 'Visits' }, order: ['path', 'Value'] }),
            transform.sortBy({ field: 'Visits', descending: true }),
          ],
          dataLinks: [
            { title: 'Open', url: boardUrl({ uid: 'shop-page', set: { path: '${__data.fields.path}' } }) },
          ],
          overrides: [{ match: byName('Visits'), set: { custom: { cellOptions: { type: 'gauge' } } } }],
        }),
        logs({ title: 'Orders', description: 'What was ordered?', targets: [lines] }),
        text({ key: 'notes', markdown: 'Visits are counted at the door.' }),
      ],
    }),
  ],
});
