import { expect, test } from 'vitest';
import { toClassic, type JsonObject } from '../../src/grafana/index.js';
import { toV2 } from '../../src/grafana/forms/v2/dashboard.js';
import { queryText } from '../../src/grafana/expr.js';
import { sample, seen } from './sample.js';

type V2 = {
  elements: Record<string, { spec: { id: number; title: string; data: { spec: JsonObject } } }>;
  layout: {
    spec: { rows: { spec: JsonObject & { layout: { spec: { items: { spec: JsonObject }[] } } } }[] };
  };
};
const v2 = toV2({ board: sample }).spec as unknown as V2;

test('the newer form: every element stands in the layout once, under the classic form’s ids', () => {
  const items = v2.layout.spec.rows.flatMap((one) => one.spec.layout.spec.items);
  const references = items.map(({ spec }) => (spec['element'] as JsonObject)['name']);
  expect(references.toSorted()).toEqual(Object.keys(v2.elements).toSorted());
  const top = toClassic(sample).panels;
  const inside = top.flatMap((panel) => (panel['panels'] ?? []) as JsonObject[]);
  const ids = [...top.filter((panel) => panel['type'] !== 'row'), ...inside].map((panel) => panel['id']);
  expect(
    Object.values(v2.elements)
      .map(({ spec }) => spec.id)
      .toSorted(),
  ).toEqual(ids.toSorted());
  expect(v2.layout.spec.rows.map(({ spec }) => [spec['title'], spec['collapse']])).toEqual([
    ['This range', false],
    ['Since when', false],
    ['By what', true],
  ]);
});

test('the newer form: places count from the top of their row', () => {
  const tops = v2.layout.spec.rows.map(({ spec }) => spec.layout.spec.items[0]!.spec['y']);
  expect(tops).toEqual([0, 0, 0]);
});

test('the newer form: queries name their plugin and store, steps their name', () => {
  const pages = Object.values(v2.elements).find(({ spec }) => spec.title === 'Pages')!;
  expect(pages.spec.data.spec['queries']).toEqual([
    {
      kind: 'PanelQuery',
      spec: {
        refId: 'A',
        hidden: false,
        query: {
          kind: 'DataQuery',
          group: 'prometheus',
          version: 'v0',
          datasource: { name: '${metrics}' },
          spec: {
            editorMode: 'code',
            expr: 'sum by (path) (increase(visits_total{shop=~"$shop"}[$__range]))',
            format: 'table',
            instant: true,
            legendFormat: '__auto',
            range: false,
          },
        },
      },
    },
    {
      kind: 'PanelQuery',
      spec: {
        refId: 'B',
        hidden: false,
        query: {
          kind: 'DataQuery',
          group: 'loki',
          version: 'v0',
          datasource: { name: '${events}' },
          spec: {
            editorMode: 'code',
            expr: queryText(seen),
            legendFormat: '__auto',
            queryType: 'instant',
          },
        },
      },
    },
  ]);
  const steps = pages.spec.data.spec['transformations'] as unknown as { kind: string; group: string }[];
  expect(steps.map(({ kind, group }) => `${kind} ${group}`)).toEqual([
    'Transformation filterFieldsByName',
    'Transformation merge',
    'Transformation organize',
    'Transformation sortBy',
  ]);
});
