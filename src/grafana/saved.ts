import { isObject, type Json, type JsonObject } from './json.js';
import { isDefault, isEmpty, noted, stored } from './editor.js';
import { same } from './patch.js';
import { objects, text } from './read/value.js';

/** A place where a saved board says something else than ours: `panels › Cost › options.legend`. */
export type Edit = { readonly place: string; readonly ours: Json; readonly saved: Json };

/**
 * What a person changed in a board of ours that Grafana saved again. Its editor sorts keys, leaves out
 * what is empty, writes out its defaults, notes its version and what drop-downs last showed: none of
 * that is an edit. Empty when the board is unchanged.
 */
export function editsIn({ ours, saved }: { ours: JsonObject; saved: JsonObject }): readonly Edit[] {
  const { panels: ourPanels, templating: ourVariables, ...ourSettings } = ours;
  const { panels: theirPanels, templating: theirVariables, ...theirSettings } = saved;
  return [
    ...compare([], withoutStored(ourSettings), withoutStored(theirSettings)),
    ...compareLists('panels', {
      ours: allPanels(ourPanels),
      saved: allPanels(theirPanels),
      key: ({ id }) => id,
    }),
    ...compareLists('variables', {
      ours: objects(listOf(ourVariables)).map(withoutFillings),
      saved: objects(listOf(theirVariables)).map(withoutFillings),
      key: ({ name }) => name,
    }),
  ];
}

function compare(path: readonly string[], ours: Json, saved: Json): Edit[] {
  const key = path.at(-1) ?? '';
  if (noted.has(key) || same(ours, saved)) return [];
  if (isObject(ours) && isObject(saved)) {
    const keys = new Set([...Object.keys(ours), ...Object.keys(saved)]);
    return [...keys].flatMap((name) => compare([...path, name], ours[name] ?? null, saved[name] ?? null));
  }
  if (isList(ours) && isList(saved) && ours.length === saved.length)
    return ours.flatMap((item, index) => compare([...path, String(index)], item, saved[index]!));
  if (isEmpty(ours) && (isEmpty(saved) || isDefault(key, saved))) return [];
  if (isEmpty(saved) && isDefault(key, ours)) return [];
  return [{ place: path.join('.'), ours, saved }];
}

function withoutStored(settings: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(settings).filter(([key]) => !stored.has(key)));
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

type Named = {
  readonly ours: readonly JsonObject[];
  readonly saved: readonly JsonObject[];
  /** What makes two of them the same one. */
  readonly key: (one: JsonObject) => Json | undefined;
};

/** Each thing is compared with its namesake; what only one side has is an edit too. */
function compareLists(list: string, { ours, saved, key }: Named): Edit[] {
  const theirs = new Map(saved.map((one) => [key(one), one]));
  const edits: Edit[] = [];
  for (const one of ours) {
    const other = theirs.get(key(one));
    theirs.delete(key(one));
    const place = [list, nameOf(one)].join(' › ');
    if (!other) edits.push({ place, ours: one, saved: null });
    else
      for (const edit of compare([], one, other)) edits.push({ ...edit, place: `${place} › ${edit.place}` });
  }
  for (const one of theirs.values())
    edits.push({ place: [list, nameOf(one)].join(' › '), ours: null, saved: one });
  return edits;
}

function nameOf({ title, name, type, id }: JsonObject): string {
  return text(title) || text(name) || `${text(type) ?? ''} ${String(id)}`.trim();
}

/** All panels, those of collapsed rows after their heading. */
function allPanels(panels: Json | undefined): JsonObject[] {
  const all: JsonObject[] = [];
  for (const { panels: inside, ...panel } of objects(panels)) all.push(panel, ...objects(inside));
  return all;
}

function listOf(templating: Json | undefined): Json | undefined {
  return isObject(templating) ? templating['list'] : undefined;
}

/** What a drop-down found and last showed is no setting, save in lists that a person wrote. */
function withoutFillings(variable: JsonObject): JsonObject {
  const { current, options, ...settings } = variable;
  if (variable['type'] === 'datasource' || variable['type'] === 'query') return settings;
  const chosen = isObject(current) ? current['value'] : undefined;
  return {
    ...settings,
    ...(chosen !== undefined && { chosen }),
    offered: objects(options).map(({ value }) => value ?? null),
  };
}
