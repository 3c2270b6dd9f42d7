import { assert, nat, property } from 'fast-check';
import { expect, test } from 'vitest';
import { editsIn, toClassic, type Json, type JsonObject } from '../../src/grafana/index.js';
import { sample } from './sample.js';

const ours = toClassic(sample);

type Draft = { [key: string]: unknown };

/** The board as an editor saves it: keys in another order, empty things left out, defaults written out. */
function saved(change: (draft: Draft) => void = () => {}): JsonObject {
  const draft = reordered(withoutEmpty(structuredClone(ours) as Json)) as unknown as Draft;
  Object.assign(draft, { id: 31, version: 4, iteration: 1700000000000, weekStart: '', links: ours['links'] });
  for (const panel of panelsOf(draft)) {
    panel['pluginVersion'] = '12.3.1';
    panel['transparent'] = false;
    const { defaults } = panel['fieldConfig'] as { defaults: Draft };
    if (panel['type'] !== 'row')
      defaults['thresholds'] ??= {
        mode: 'absolute',
        steps: [
          { color: 'green', value: 0 },
          { color: 'red', value: 80 },
        ],
      };
    (panel['options'] as Draft)['newSetting'] = { hideZeros: false, names: [] };
  }
  for (const variable of variablesOf(draft)) {
    variable['allowCustomValue'] = true;
    if (variable['type'] === 'datasource') variable['current'] = { text: 'Prometheus', value: 'p1' };
    if (variable['type'] === 'query')
      variable['options'] = [{ text: 'north', value: 'north', selected: true }];
  }
  change(draft);
  return draft as unknown as JsonObject;
}

function panelsOf(draft: Draft): Draft[] {
  const top = draft['panels'] as Draft[];
  const all = [top, top.map((panel) => (panel['panels'] ?? []) as Draft[])].flat(2);
  return all.filter((panel) => panel['type'] !== 'row');
}

function variablesOf(draft: Draft): Draft[] {
  return (draft['templating'] as { list: Draft[] }).list;
}

function panel(draft: Draft, title: string): Draft {
  return panelsOf(draft).find((one) => one['title'] === title)!;
}

function reordered(value: Json): Json {
  if (Array.isArray(value)) return value.map(reordered);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, inner]) => [key, reordered(inner as Json)]),
  );
}

function withoutEmpty(value: Json): Json {
  if (Array.isArray(value)) return value.map(withoutEmpty);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([, inner]) => inner !== '' && inner !== false);
  return Object.fromEntries(kept.map(([key, inner]) => [key, withoutEmpty(inner as Json)]));
}

test('a board that the editor saved without a change is recognised', () => {
  expect(editsIn({ ours, saved: ours })).toEqual([]);
  expect(editsIn({ ours, saved: saved() })).toEqual([]);
});

const edits: Record<string, { change: (draft: Draft) => void; place: string }> = {
  'a query': {
    change: (draft) => ((panel(draft, 'Visits')['targets'] as Draft[])[0]!['expr'] = 'up'),
    place: 'panels › Visits › targets.0.expr',
  },
  'a title': {
    change: (draft) => (panel(draft, 'Visits')['title'] = 'Guests'),
    place: 'panels › Visits › title',
  },
  'a place': {
    change: (draft) => ((panel(draft, 'Visits')['gridPos'] as Draft)['w'] = 3),
    place: 'panels › Visits › gridPos.w',
  },
  'a unit': {
    change: (draft) =>
      ((panel(draft, 'Visits')['fieldConfig'] as { defaults: Draft }).defaults['unit'] = 'none'),
    place: 'panels › Visits › fieldConfig.defaults.unit',
  },
  'decimals set to none': {
    change: (draft) =>
      ((panel(draft, 'Visits')['fieldConfig'] as { defaults: Draft }).defaults['decimals'] = 0),
    place: 'panels › Visits › fieldConfig.defaults.decimals',
  },
  'a second query': {
    change: (draft) => (panel(draft, 'Visits')['targets'] as Draft[]).push({ refId: 'B', expr: 'up' }),
    place: 'panels › Visits › targets',
  },
  'thresholds of one’s own': {
    change: (draft) =>
      ((panel(draft, 'Paths')['fieldConfig'] as { defaults: Draft }).defaults['thresholds'] = {
        mode: 'absolute',
        steps: [
          { color: 'green', value: null },
          { color: 'red', value: 81 },
        ],
      }),
    place: 'panels › Paths › fieldConfig.defaults.thresholds',
  },
  'a panel more': {
    change: (draft) => (draft['panels'] as Draft[]).push({ id: 5, type: 'stat', title: 'Mine' }),
    place: 'panels › Mine',
  },
  'a panel less': {
    change: (draft) =>
      (draft['panels'] = (draft['panels'] as Draft[]).filter((one) => one['title'] !== 'When')),
    place: 'panels › When',
  },
  'a variable’s choice in a list of one’s own': {
    change: (draft) =>
      (variablesOf(draft).find((one) => one['name'] === 'top')!['current'] = { text: '10', value: '10' }),
    place: 'variables › top › chosen',
  },
  'the time range': {
    change: (draft) => (draft['time'] = { from: 'now-1h', to: 'now' }),
    place: 'time.from',
  },
  'a tag': { change: (draft) => (draft['tags'] as string[]).push('mine'), place: 'tags' },
};

test.each(Object.entries(edits))('%s is an edit', (_, { change, place }) => {
  expect(editsIn({ ours, saved: saved(change) }).map((edit) => edit.place)).toEqual([place]);
});

type Path = readonly string[];

/** Every single value of the board, by its path. */
function leaves(value: Json, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner as Json, [...path, key]));
}

function at(value: unknown, path: Path): unknown {
  return path.reduce((inner, key) => (inner as Draft)[key], value);
}

/** What the editor fills in or notes by itself. */
function isFilledIn(path: Path): boolean {
  const [first, list, index, member] = path;
  if (path.some((key) => key === 'pluginVersion' || key === 'editorMode') || first === 'schemaVersion')
    return true;
  if (first !== 'templating') return false;
  const { type } = at(ours, [first, list!, index!]) as { type: string };
  const chosen = member === 'current' && path.at(-1) === 'text';
  const offered = member === 'options' && path.at(-1) !== 'value';
  return (
    chosen ||
    offered ||
    ((type === 'datasource' || type === 'query') && (member === 'current' || member === 'options'))
  );
}

test('any value that changes is an edit, save what the editor fills in', () => {
  const paths = leaves(ours as Json);
  assert(
    property(nat(paths.length - 1), (index) => {
      const path = paths[index]!;
      const changed = structuredClone(ours) as unknown as Draft;
      const owner = at(changed, path.slice(0, -1)) as Draft;
      owner[path.at(-1)!] = typeof owner[path.at(-1)!] === 'number' ? 77 : 'other';
      const found = editsIn({ ours, saved: changed as unknown as JsonObject });
      expect(found.length > 0, path.join('.')).toBe(!isFilledIn(path));
    }),
    { numRuns: 500 },
  );
});
