import { isObject, type Json, type JsonObject } from './canonical.js';
import type { BoardParts } from './board-form.js';

/** One query of a panel: its text, and all the rest of it. */
export type QueryOutline = { readonly text: string; readonly rest: JsonObject };

export type PanelOutline = {
  /** What stays the same when the title changes. */
  readonly id: string;
  readonly title: string;
  readonly type: string;
  readonly place: string;
  readonly queries: ReadonlyMap<string, QueryOutline>;
  readonly rest: JsonObject;
};

/** A board the way a person takes it in: panels with queries, variables, and the board's own settings. */
export type Outline = {
  readonly panels: readonly PanelOutline[];
  readonly variables: ReadonlyMap<string, JsonObject>;
  readonly settings: JsonObject;
};

/** Takes a board of either model apart into panels, queries, variables and settings. */
export function outline(form: BoardParts['form'], spec: JsonObject): Outline {
  return form === 'classic' ? classic(spec) : elements(spec);
}

function classic(spec: JsonObject): Outline {
  const { panels, templating, ...settings } = spec;
  const variables = isObject(templating) ? objects(templating['list']) : [];
  return {
    panels: objects(panels).flatMap(withInside).map(classicPanel),
    variables: new Map(variables.map((one) => [text(one['name']), one])),
    settings,
  };
}

/** A row keeps the panels under it inside itself when it is collapsed. */
function withInside(panel: JsonObject): readonly JsonObject[] {
  return [panel].concat(objects(panel['panels']));
}

function classicPanel(panel: JsonObject): PanelOutline {
  const { id, title, type, gridPos, targets, panels: _inside, ...rest } = panel;
  const place = isObject(gridPos) ? placeText(gridPos, ['x', 'y', 'w', 'h']) : '';
  const queries = objects(targets).map((target, index) =>
    queryOf(text(target['refId']) || String(index), target),
  );
  return { id: valueOf(id), title: text(title), type: text(type), place, queries: new Map(queries), rest };
}

function elements(spec: JsonObject): Outline {
  const { elements: all, variables, layout, ...settings } = spec;
  const places = placesIn(layout ?? null);
  const panels = Object.entries(isObject(all) ? all : {}).filter(([, one]) => isObject(one));
  const named = objects(variables).map((one) => [text(inner(one)['name']), one] as const);
  return {
    panels: panels.map(([name, one]) =>
      element(name, { panel: one as JsonObject, place: places.get(name) ?? '' }),
    ),
    variables: new Map(named),
    settings: { ...settings, ...(layout === undefined ? {} : { layout: withoutPlaces(layout) }) },
  };
}

function element(name: string, { panel, place }: { panel: JsonObject; place: string }): PanelOutline {
  const { title, data, vizConfig, id: _id, ...rest } = inner(panel);
  const { queries, ...dataRest } = isObject(data) ? inner(data) : {};
  const config = isObject(vizConfig) ? vizConfig : {};
  const found = objects(queries).map((one, index) => {
    const { query, refId, ...more } = inner(one);
    const { spec, ...source } = isObject(query) ? query : {};
    return queryOf(text(refId) || String(index), { ...(isObject(spec) ? spec : {}), ...source, ...more });
  });
  const restOf: JsonObject = { ...rest, ...inner(config), ...dataRest };
  return {
    id: name,
    title: text(title),
    type: text(config['group']),
    place,
    queries: new Map(found),
    rest: restOf,
  };
}

function queryOf(refId: string, { refId: _refId, ...target }: JsonObject): readonly [string, QueryOutline] {
  const name = ['expr', 'expression', 'query', 'rawSql'].find((one) => typeof target[one] === 'string');
  if (name === undefined) return [refId, { text: '', rest: target }];
  const { [name]: query, ...rest } = target;
  return [refId, { text: text(query), rest }];
}

/** Where each element stands in a layout of the newer model. */
function placesIn(layout: Json): Map<string, string> {
  const places = new Map<string, string>();
  const walk = (value: Json | undefined): void => {
    if (Array.isArray(value)) for (const one of value as readonly Json[]) walk(one);
    if (!isObject(value)) return;
    const { element } = value;
    if (isObject(element)) places.set(text(element['name']), placeText(value, ['x', 'y', 'width', 'height']));
    for (const one of Object.values(value)) walk(one);
  };
  walk(layout);
  return places;
}

/** A layout without the numbers that `place` of each panel already tells. */
function withoutPlaces(value: Json): Json {
  if (Array.isArray(value)) return (value as readonly Json[]).map(withoutPlaces);
  if (!isObject(value)) return value;
  const { x: _x, y: _y, width: _width, height: _height, ...rest } = value;
  return Object.fromEntries(Object.entries(rest).map(([name, one]) => [name, withoutPlaces(one ?? null)]));
}

function placeText(value: JsonObject, [x, y, w, h]: readonly [string, string, string, string]): string {
  if (value[x] === undefined && value[w] === undefined) return 'in order';
  return `column ${valueOf(value[x])}, line ${valueOf(value[y])}, ${valueOf(value[w])} x ${valueOf(value[h])}`;
}

const objects = (value: Json | undefined): JsonObject[] =>
  Array.isArray(value) ? value.filter(isObject) : [];
const inner = ({ spec }: JsonObject): JsonObject => (isObject(spec) ? spec : {});
const text = (value: Json | undefined): string => (typeof value === 'string' ? value : '');
const valueOf = (value: Json | undefined): string =>
  typeof value === 'string' ? value : JSON.stringify(value ?? 0);
