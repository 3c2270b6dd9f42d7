import { isObject, type JsonObject } from '../grafana/index.js';
import { parse as parseLogql } from '../logql/index.js';
import { parse as parsePromql } from '../promql/index.js';
import { member, objects, text } from './value.js';

export type CheckedEngine = 'prometheus' | 'loki';

/** Where a query goes, and so which language it is in; undefined for all others. */
export type Source = { readonly uid: string; readonly engine: CheckedEngine | undefined };

/** Plugins by the language they take. */
const languages: ReadonlyMap<string, CheckedEngine> = new Map([
  ['prometheus', 'prometheus'],
  ['grafana-amazonprometheus-datasource', 'prometheus'],
  ['grafana-azureprometheus-datasource', 'prometheus'],
  ['loki', 'loki'],
]);

/**
 * The source of a target: its own, else its panel's. Older boards give a name alone; then a variable or an
 * input of that name tells the plugin, else the text itself.
 */
export function sourceOf(target: JsonObject, panel: JsonObject, board: JsonObject): Source {
  const ref = target['datasource'] ?? panel['datasource'];
  const uid = text(ref) || text(member(ref, 'uid'));
  const type = text(member(ref, 'type')) || typeOfName(uid, board);
  return { uid, engine: type === '' ? languageOf(text(target['expr'])) : languages.get(type) };
}

/** The plugin that stands behind a variable or an input: `${DS_PROMETHEUS}`. */
function typeOfName(uid: string, board: JsonObject): string {
  const name = /^\$\{?(\w+)\}?$/.exec(uid)?.[1];
  const variables = objects(member(board['templating'], 'list'));
  const variable = variables.find((one) => one['type'] === 'datasource' && one['name'] === name);
  const input = objects(board['__inputs']).find((one) => one['name'] === name);
  return text(variable?.['query']) || text(input?.['pluginId']);
}

/** The language that reads a text; what neither reads counts as PromQL, so that its fault is told. */
function languageOf(expr: string): CheckedEngine | undefined {
  if (expr === '') return undefined;
  return !reads(parsePromql, expr) && reads(parseLogql, expr) ? 'loki' : 'prometheus';
}

function reads(parse: (expr: string) => unknown, expr: string): boolean {
  try {
    return isObject(parse(expr));
  } catch {
    return false;
  }
}
