import { assert, constantFrom, jsonValue, nat, property } from 'fast-check';
import { expect, test } from 'vitest';
import { checkBoard, checkDashboard } from '../../src/check/index.js';
import { fromClassic, toClassic, type Board, type Json, type JsonObject } from '../../src/grafana/index.js';
import { queryText } from '../../src/grafana/expr.js';
import { same } from '../../src/grafana/patch.js';
import { toV2 } from '../../src/grafana/forms/v2/dashboard.js';
import { sample } from './sample.js';

const classic = toClassic(sample);
const read = fromClassic(classic);

/** What a reading kept beside the model, anywhere in it. */
function kept(board: Board): unknown[] {
  const panels = board.rows.flatMap((row) => row.panels);
  const all = [
    board,
    board.rows,
    panels,
    panels.map((panel) => panel.targets),
    board.variables,
    board.annotations,
  ];
  return all.flat(2).flatMap(({ rest }) => rest ?? []);
}

test('a board of ours comes back byte for byte, and the model has a word for all of it', () => {
  expect(JSON.stringify(toClassic(read))).toBe(JSON.stringify(classic));
  expect(kept(read)).toEqual([]);
  expect(read.variables).toEqual(sample.variables);
  expect(read.annotations.map(({ name }) => name)).toEqual(['Deploys', 'Openings']);
  expect(read.links).toEqual(sample.links);
});

test('what was read is a board like any other: its queries are expressions, its other form has the same ids', () => {
  const [target] = read.rows[0]!.panels[0]!.targets;
  expect(target!.expr).toMatchObject({ kind: 'aggregate', op: 'sum' });
  expect(Object.keys(toV2({ board: read }).spec['elements'] as object)).toEqual(
    Object.keys(toV2({ board: sample }).spec['elements'] as object),
  );
  expect(checkBoard(read)).toEqual(checkDashboard(classic));
});

const foreign = {
  id: 7,
  uid: 'old',
  title: 'Older',
  version: 12,
  schemaVersion: 36,
  style: 'dark',
  time: { from: 'now-1h', to: 'now' },
  annotations: { list: [{ name: 'Deploys', datasource: 'graphite', enable: true, iconColor: 'red' }] },
  templating: {
    list: [
      { type: 'constant', name: 'prefix', query: 'prod' },
      {
        type: 'query',
        name: 'host',
        datasource: { type: 'mysql', uid: 'm' },
        query: 'SELECT host FROM hosts',
      },
      {
        type: 'query',
        name: 'job',
        datasource: { type: 'prometheus', uid: 'p' },
        query: 'label_values(job)',
      },
      {
        type: 'custom',
        name: 'n',
        query: '1,2',
        options: [{ text: '1', value: '1' }],
        current: { text: '2', value: '2' },
      },
    ],
  },
  panels: [
    {
      id: 1,
      type: 'graph',
      title: 'Load',
      gridPos: { x: 0, y: 3, w: 12, h: 7 },
      datasource: { type: 'prometheus', uid: 'p' },
      targets: [
        { refId: 'A', expr: 'sum( rate(x[5m]) )', intervalFactor: 2 },
        { refId: 'B', expr: '$metric{', hide: true },
      ],
      yaxes: [{ format: 'short' }],
    },
    { id: 2, type: 'row', title: '', collapsed: false, gridPos: { x: 0, y: 12, w: 24, h: 1 } },
    {
      id: 3,
      type: 'table',
      title: 'Hosts',
      gridPos: { x: 0, y: 13, w: 24, h: 7 },
      datasource: { type: 'mysql', uid: 'm' },
      targets: [{ refId: 'A', rawSql: 'SELECT 1', format: 'table' }],
      fieldConfig: {
        defaults: { unit: 'dollars', custom: { align: null }, actions: [{ title: 'x' }] },
        overrides: [
          {
            matcher: { id: 'byName', options: 'a' },
            properties: [
              { id: 'custom.width', value: 80 },
              { id: 'links', value: [] },
            ],
          },
        ],
      },
    },
    {
      id: 4,
      type: 'row',
      title: 'Closed',
      collapsed: true,
      gridPos: { x: 0, y: 20, w: 24, h: 1 },
      panels: [
        {
          id: 5,
          type: 'logs',
          title: 'Log',
          libraryPanel: { uid: 'lib', name: 'Log' },
          gridPos: { x: 0, y: 21, w: 24, h: 7 },
          datasource: { type: 'loki', uid: 'l' },
          targets: [{ refId: 'A', expr: '{app="x"} |= `y`', queryType: 'range', maxLines: 5 }],
        },
      ],
    },
  ],
} as unknown as JsonObject;

test('a dashboard of the bare minimum comes back the same', () => {
  const bare = {
    title: 'Bare',
    panels: [
      { type: 'alertlist', options: {} },
      { type: 'row', title: 'R' },
    ],
  };
  expect(same(toClassic(fromClassic(bare)), bare)).toBe(true);
});

test('a dashboard of other hands comes back the same, with what our model has no word for', () => {
  expect(same(toClassic(fromClassic(foreign)), foreign)).toBe(true);
});

test('a query that we would write otherwise, or cannot read, keeps its text', () => {
  const [load] = fromClassic(foreign).rows[0]!.panels;
  expect(load!.targets.map(queryText)).toEqual(['sum( rate(x[5m]) )', '$metric{']);
});

/** Every place of a value that can be changed. */
function places(value: Json, path: readonly (string | number)[] = []): (string | number)[][] {
  if (typeof value !== 'object' || value === null) return [[...path]];
  return [
    [...path],
    ...Object.entries(value).flatMap(([key, inner]) => places(inner as Json, [...path, key])),
  ];
}

function changed(json: JsonObject, path: readonly (string | number)[], value: unknown): JsonObject {
  const copy = structuredClone(json) as Record<string, unknown>;
  let at: Record<string, unknown> = copy;
  for (const key of path.slice(0, -1)) at = at[key] as Record<string, unknown>;
  const last = path.at(-1)!;
  if (value === undefined) delete at[last];
  else at[last] = value;
  return copy as JsonObject;
}

const structural = new Set(['panels', 'gridPos', 'collapsed', 'type', 'x', 'y', 'w', 'h']);

test('a dashboard changed anywhere by hand comes back as it was changed', () => {
  const open = places(classic).filter(
    (path) => path.length > 1 && !structural.has(String(path.at(-1))) && Number.isNaN(Number(path.at(-1))),
  );
  assert(
    property(
      nat(open.length - 1),
      constantFrom(undefined, 'text', true, 5, [], {}, ['a'], { a: 1 }),
      (index, value) => {
        const json = changed(classic, open[index]!, value);
        expect(
          same(toClassic(fromClassic(json)), json),
          `${open[index]!.join('.')} = ${JSON.stringify(value)}`,
        ).toBe(true);
      },
    ),
    { numRuns: 150 },
  );
});

test('whatever stands in a dashboard, reading ends in a board or a clear error', () => {
  assert(
    property(nat(1e6), jsonValue(), (seed, value) => {
      const all = places(classic).filter((path) => path.length > 0);
      const json = changed(classic, all[seed % all.length]!, value);
      try {
        toClassic(fromClassic(json));
      } catch (error) {
        expect((error as Error).name).toBe('BoardError');
      }
    }),
  );
});

test('a drop-down of own values without its options is kept as it is', () => {
  const custom = { name: 'v', type: 'custom', query: 'a,b', current: {} };
  const json = { ...classic, templating: { list: [custom] } } as JsonObject;
  expect(same(toClassic(fromClassic(json)), json)).toBe(true);
});
