import { expect, test } from 'vitest';
import { claudeCodeBoards } from '../../dashboards/index.js';
import { compileBoards } from '../../dashboards/set.js';
import { collector, grafanaCloud } from '../../queries/pipeline.js';
import { toClassic } from '../../src/grafana/index.js';
import { panelsOf } from '../../src/proof/index.js';

interface Field {
  readonly defaults: {
    readonly color?: { readonly mode: string };
    readonly links?: readonly object[];
    readonly unit?: string;
    readonly mappings?: readonly object[];
  };
  readonly overrides: readonly {
    readonly matcher: { readonly options: string };
    readonly properties: readonly { readonly id: string; readonly value: unknown }[];
  }[];
}

const panels = compileBoards(claudeCodeBoards, { pipeline: collector(), individuals: true }).flatMap(
  (board) =>
    panelsOf(toClassic(board)).map(({ title, type, json }) => ({
      title,
      type,
      width: (json['gridPos'] as { readonly w: number }).w,
      field: json['fieldConfig'] as Field,
    })),
);
const set = ({ overrides }: Field, name: string, id: string) =>
  overrides.find(({ matcher }) => matcher.options === name)?.properties.find((one) => one.id === id)?.value;

test('token types and model families have one colour on every board', () => {
  const cases = [
    ['Tokens per day by token type', 'cacheRead', 'green'],
    ['Cost per day by model family', 'opus', 'purple'],
  ] as const;
  for (const [title, value, fixedColor] of cases) {
    const found = panels.filter((panel) => panel.title === title);
    expect(found.length, title).toBeGreaterThan(0);
    for (const { field } of found) expect(set(field, value, 'color')).toEqual({ mode: 'fixed', fixedColor });
  }
});

test('no two teams of a graph can have the same colour by their names', () => {
  const modes = panels
    .filter(({ type }) => type === 'timeseries')
    .map(({ field }) => field.defaults.color?.mode);
  expect([...new Set(modes)]).toEqual(['palette-classic']);
});

test('in a table only the name leads anywhere, and it has room for an address', () => {
  const tables = panels.filter(({ type }) => type === 'table');
  expect(tables.length).toBeGreaterThan(10);
  for (const { title, field } of tables) expect(field.defaults.links ?? [], title).toEqual([]);
  const byUser = tables.find(({ title }) => title === 'Cost by user')!;
  expect(set(byUser.field, 'User', 'custom.width')).toBe(230);
  expect(set(byUser.field, 'User', 'links')).toHaveLength(2);
});

test('a share, a change or a count takes neither words nor decimals from the money beside it', () => {
  const mixed = panels.filter(({ field }) => units(field).size > 1);
  expect(mixed.length).toBeGreaterThan(20);
  for (const { title, field } of mixed) {
    expect(field.defaults.mappings ?? [], title).toEqual([]);
    expect(field.defaults, title).not.toHaveProperty('decimals');
  }
});

function units({ defaults, overrides }: Field): ReadonlySet<unknown> {
  const own = overrides.flatMap(({ properties }) => properties.filter(({ id }) => id === 'unit'));
  return own.length === 0 ? new Set() : new Set([defaults.unit, ...own.map(({ value }) => value)]);
}

test('titles of numbers fit the smallest of them', () => {
  const small = panels.filter(({ width }) => width <= 4);
  expect(small.length).toBeGreaterThan(20);
  for (const { title } of small) expect(title.length, title).toBeLessThanOrEqual(20);
});

test('titles fit the picker', () => {
  for (const { title } of claudeCodeBoards) expect(title.length, title).toBeLessThanOrEqual(20);
});

test.each([
  ['now-24h', collector()],
  ['now-7d', collector({ books: true })],
  ['now-7d', grafanaCloud({ counters: 'recorded' })],
  ['now-24h', grafanaCloud()],
])('boards without a range of their own open on %s where $1.name answers that quickly', (from, pipeline) => {
  const opened = compileBoards(claudeCodeBoards, { pipeline, individuals: true }).map((board) => {
    const classic = toClassic(board);
    return [board.uid, classic['time']] as const;
  });
  const of = Object.fromEntries(opened);
  expect(of['cc-cost']).toEqual({ from, to: 'now' });
  expect(of['cc-adoption']).toEqual({ from, to: 'now' });
  expect(of['cc-budget']).toEqual({ from: 'now/M', to: 'now' });
  expect(of['cc-sessions']).toEqual({ from: 'now-24h', to: 'now' });
});

test('what has changed of a share is a difference in points', () => {
  const named = panels.flatMap(({ title, field }) =>
    ['points', 'change']
      .filter((name) => set(field, 'B', 'displayName') === name)
      .map((name) => [title, name]),
  );
  expect(named).toContainEqual(['Cost', 'change']);
  expect(named).toContainEqual(['Cache hit ratio', 'points']);
});
