import { isObject, objectOf, objectsOf, textOf, type JsonObject } from './json.js';

export type Engine = 'prometheus' | 'loki';

function isEngine(type: string | undefined): type is Engine {
  return type === 'prometheus' || type === 'loki';
}

/**
 * The engine a target asks: its own data source, else the panel's. A data source variable counts by its type,
 * a reference by the type it names. Other sources are an error that says which.
 */
export function engineOf(of: { target: JsonObject; panel: JsonObject; dashboard: object }): Engine {
  const reference = [of.target['datasource'], of.panel['datasource']].find(
    (one) => !isMixed(one) && one != null,
  );
  const type = typeOf(reference, of.dashboard);
  if (isEngine(type)) return type;
  const named =
    reference === undefined ? 'no data source is named' : `data source ${JSON.stringify(reference)}`;
  throw new Error(
    `${named}: only Prometheus and Loki can be asked. Name one by its type or by a variable of a type.`,
  );
}

function isMixed(reference: unknown): boolean {
  return reference === '-- Mixed --' || objectOf(reference)['uid'] === '-- Mixed --';
}

function typeOf(reference: unknown, dashboard: object): string | undefined {
  const uid = isObject(reference) ? textOf(reference['uid']) : textOf(reference);
  const name = uid === undefined ? undefined : /^\$\{?(\w+)(?::\w+)?\}?$/.exec(uid)?.[1];
  return variableType(name, dashboard) ?? textOf(objectOf(reference)['type']) ?? inputType(name, dashboard);
}

function variableType(name: string | undefined, dashboard: object): string | undefined {
  const list = objectsOf(objectOf(objectOf(dashboard)['templating'])['list']);
  const variable = list.find((one) => one['type'] === 'datasource' && one['name'] === name);
  return variable && textOf(variable['query']);
}

/** A board from a gallery names its data sources as inputs: `${DS_PROMETHEUS}` stands in `__inputs`. */
function inputType(name: string | undefined, dashboard: object): string | undefined {
  const input = objectsOf(objectOf(dashboard)['__inputs']).find((one) => one['name'] === name);
  return input && textOf(input['pluginId']);
}

/** The panel whose result this one shows ("-- Dashboard --"), by id. */
export function sharedPanelId(panel: JsonObject): number | undefined {
  const uid = objectOf(panel['datasource'])['uid'] ?? panel['datasource'];
  if (uid !== '-- Dashboard --') return undefined;
  const id = objectsOf(panel['targets'])[0]?.['panelId'];
  return typeof id === 'number' ? id : undefined;
}
