import { engineOf, type Engine } from './data-source.js';
import { fill, type Filling } from './fill.js';
import { promqlInterpolation } from './escape.js';
import { objectOf, textOf, type JsonObject } from './json.js';
import type { ExactRange } from './range.js';
import { askJson, type Bounds, type Store } from './store.js';

/**
 * The options of a query variable, as its drop-down would list them: `label_values(label)` and
 * `label_values(selector, label)` on Prometheus. Needed only where "All" has no `allValue`.
 */
export async function queryOptions(
  variable: JsonObject,
  of: {
    dashboard: object;
    stores: Readonly<Partial<Record<Engine, Store>>>;
    filling: Filling;
    range: ExactRange;
    bounds: Bounds;
  },
): Promise<readonly string[]> {
  const query =
    textOf(variable['query']) ??
    textOf(objectOf(variable['query'])['query']) ??
    textOf(variable['definition']);
  const parts = /^\s*label_values\(\s*(?:(.+)\s*,\s*)?("?)([\w.]+)\2\s*\)\s*$/s.exec(query ?? '');
  const store = of.stores.prometheus;
  if (
    !parts ||
    /^\.+$/.test(parts[3]!) ||
    !store ||
    engineOf({ target: variable, panel: {}, dashboard: of.dashboard }) !== 'prometheus'
  ) {
    throw new Error(
      `"All" of the variable ${JSON.stringify(variable['name'])} has no allValue, and its options are not known: ` +
        `set an allValue such as ".*", or pass a value in "variables"`,
    );
  }
  const selector =
    parts[1] === undefined ? undefined : fill(parts[1].trim(), of.filling, promqlInterpolation);
  const json = await askJson(
    store,
    {
      path: `/api/v1/label/${encodeURIComponent(parts[3]!)}/values`,
      method: 'GET',
      parameters: {
        start: String(of.range.from / 1000),
        end: String(of.range.to / 1000),
        ...(selector === undefined ? {} : { 'match[]': selector }),
      },
    },
    of.bounds,
  );
  const values = objectOf(json)['data'];
  const names = Array.isArray(values) ? values.filter((value) => typeof value === 'string') : [];
  return filtered(names, textOf(variable['regex']));
}

/** A variable's regex keeps what it matches, and of that its first group, each value once. */
function filtered(names: readonly string[], regex: string | undefined): readonly string[] {
  if (regex === undefined) return names;
  const [, body, flags] = /^\/(.*)\/([a-z]*)$/s.exec(regex) ?? [undefined, `^${regex}$`, ''];
  const pattern = new RegExp(body!, flags!.replaceAll('g', ''));
  const kept = names.flatMap((name) => {
    const found = pattern.exec(name);
    return found ? [found.groups?.['value'] ?? found[1] ?? found[0]] : [];
  });
  return [...new Set(kept)];
}
