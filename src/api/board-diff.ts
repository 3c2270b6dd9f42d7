import type { BoardParts } from './board-form.js';
import type { JsonObject } from './canonical.js';
import type { Change } from './finding.js';
import { changeAt, jsonDiff, type JsonChange } from './json-diff.js';
import { outline, type PanelOutline, type QueryOutline } from './outline.js';
import { pairs } from './pairs.js';

type Pair = readonly [PanelOutline, PanelOutline];
type Side = { readonly form: BoardParts['form']; readonly spec: JsonObject };

/** What changes from one board to another, in the words of panels, queries, variables and settings. */
export function boardDiff(before: Side, after: Side): readonly Change[] {
  const [from, to] = [outline(before.form, before.spec), outline(after.form, after.spec)];
  const { both, removed, added } = pairs(from.panels, to.panels);
  const moved = both.filter(([a, b]) => a.place !== b.place);
  return [
    ...jsonDiff(from.settings, to.settings).map((one) => told([], one)),
    ...variableChanges(from.variables, to.variables),
    ...removed.map((panel) => ({ where: [named(panel)], before: summary(panel) })),
    ...added.map((panel) => ({ where: [named(panel)], after: summary(panel) })),
    ...both.flatMap(([a, b]) => panelChanges(a, b)),
    ...moves(moved),
    ...renumbered(both),
    ...reordered(from.panels, both),
  ];
}

function variableChanges(
  from: ReadonlyMap<string, JsonObject>,
  to: ReadonlyMap<string, JsonObject>,
): Change[] {
  const names = [...new Set([...from.keys(), ...to.keys()])];
  return names.flatMap((name): Change[] => {
    const [a, b] = [from.get(name), to.get(name)];
    const where = [`variable ${name}`];
    if (!a && b) return [{ where, after: kindOf(b) }];
    if (a && !b) return [{ where, before: kindOf(a) }];
    return jsonDiff(a, b).map((one) => told(where, one));
  });
}

const kindOf = ({ type, kind }: JsonObject): string => String(type ?? kind ?? 'variable');

function panelChanges(a: PanelOutline, b: PanelOutline): Change[] {
  const where = [named(b)];
  const title = a.title === b.title ? [] : [{ where: [...where, 'title'], before: a.title, after: b.title }];
  const type = a.type === b.type ? [] : [{ where: [...where, 'type'], before: a.type, after: b.type }];
  const queries = [...new Set([...a.queries.keys(), ...b.queries.keys()])];
  return [
    ...title,
    ...type,
    ...queries.flatMap((refId) =>
      queryChanges([...where, refId], a.queries.get(refId), b.queries.get(refId)),
    ),
    ...jsonDiff(a.rest, b.rest).map((one) => told(where, one)),
  ];
}

function queryChanges(
  where: readonly string[],
  a: QueryOutline | undefined,
  b: QueryOutline | undefined,
): Change[] {
  if (!a || !b) {
    return [
      { where, ...(a ? { before: a.text || 'query' } : {}), ...(b ? { after: b.text || 'query' } : {}) },
    ];
  }
  const text = a.text === b.text ? [] : [{ where, before: a.text, after: b.text }];
  return [...text, ...jsonDiff(a.rest, b.rest).map((one) => told(where, one))];
}

/** A panel alone tells its old and new place; several are told in one line. */
function moves(moved: readonly Pair[]): Change[] {
  const [first] = moved;
  if (!first) return [];
  if (moved.length === 1)
    return [{ where: [named(first[1]), 'place'], before: first[0].place, after: first[1].place }];
  return [
    {
      where: ['layout'],
      after: `${moved.length} panels move: ${moved.map(([, panel]) => named(panel)).join(', ')}`,
    },
  ];
}

/** Another id breaks links to a panel, so it is told even when nothing else changes. */
function renumbered(both: readonly Pair[]): Change[] {
  const other = both.filter(([a, b]) => a.id !== b.id);
  const [first] = other;
  if (!first) return [];
  if (other.length === 1)
    return [{ where: [named(first[1]), 'id'], before: first[0].id, after: first[1].id }];
  return [{ where: ['panel ids'], after: `${other.length} panels get another` }];
}

function reordered(before: readonly PanelOutline[], both: readonly Pair[]): Change[] {
  const after = both.map(([a]) => a);
  const kept = new Set(after);
  const stayed = before.filter((panel) => kept.has(panel));
  if (stayed.every((panel, index) => panel === after[index])) return [];
  return [{ where: ['order of panels'], before: names(stayed), after: names(after) }];
}

const names = (panels: readonly PanelOutline[]): string => panels.map(named).join(', ');

const told = (where: readonly string[], change: JsonChange): Change =>
  changeAt(change.at === '' ? where : [...where, change.at], change);

const named = ({ title, id }: PanelOutline): string => (title === '' ? `panel ${id}` : `"${title}"`);

function summary({ type, queries }: PanelOutline): string {
  return [type || 'panel', ...[...queries].map(([refId, { text }]) => `${refId}  ${text}`)].join('\n');
}
