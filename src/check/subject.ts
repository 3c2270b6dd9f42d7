import { isObject, type Json, type JsonObject } from '../grafana/index.js';

/** A query of a dashboard, with what decides when and where it runs. */
export type CheckedTarget = {
  readonly refId: string;
  readonly engine: 'prometheus' | 'loki' | undefined;
  readonly source: string;
  readonly text: string;
  readonly instant: boolean;
  readonly hidden: boolean;
  readonly json: JsonObject;
};

export type CheckedPanel = {
  readonly title: string;
  readonly type: string;
  /** Whether its queries are sent when the board opens; those of a collapsed row are not. */
  readonly opens: boolean;
  readonly targets: readonly CheckedTarget[];
  readonly json: JsonObject;
};

export type CheckedVariable = { readonly name: string; readonly type: string; readonly json: JsonObject };

/** A dashboard as the rules read it. */
export type Subject = {
  readonly title: string;
  readonly panels: readonly CheckedPanel[];
  readonly rows: readonly JsonObject[];
  readonly variables: readonly CheckedVariable[];
  readonly json: JsonObject;
};

/** Something the dashboard is not: said instead of read wrong. */
export class NotADashboard extends Error {
  override readonly name = 'NotADashboard';
}

/**
 * Reads a classic dashboard: the model itself, what Grafana's API answers (`{ dashboard, meta }`), or a
 * manifest that holds one.
 */
export function subjectOf(given: unknown): Subject {
  const json = modelIn(given);
  const variables = objects(member(json['templating'], 'list')).map((one) => ({
    name: text(one['name']),
    type: text(one['type']),
    json: one,
  }));
  const all = objects(json['panels']);
  const panels = all.flatMap((panel) =>
    panel['type'] === 'row'
      ? objects(panel['panels']).map((inside) =>
          panelOf(inside, { opens: panel['collapsed'] !== true, variables }),
        )
      : panelOf(panel, { opens: true, variables }),
  );
  return {
    title: text(json['title']) || text(json['uid']) || 'dashboard',
    panels,
    rows: all.filter((panel) => panel['type'] === 'row'),
    variables,
    json,
  };
}

function modelIn(given: unknown): JsonObject {
  if (!isObject(given))
    throw new NotADashboard('this is no dashboard: a JSON object with "panels" is needed');
  const inner = isObject(given['dashboard']) ? given['dashboard'] : given;
  const model = isObject(inner['spec']) ? inner['spec'] : inner;
  if ('elements' in model)
    throw new NotADashboard(
      'this is the newer form of a dashboard ("elements"): give the classic one ("panels")',
    );
  if (!Array.isArray(model['panels']))
    throw new NotADashboard('this is no dashboard: it has no list of "panels"');
  return model;
}

function panelOf(
  json: JsonObject,
  { opens, variables }: { opens: boolean; variables: readonly CheckedVariable[] },
): CheckedPanel {
  return {
    title: text(json['title']),
    type: text(json['type']),
    opens,
    targets: targetsOf(json, variables),
    json,
  };
}

function targetsOf(panel: JsonObject, variables: readonly CheckedVariable[]): CheckedTarget[] {
  return objects(panel['targets']).map((target) => {
    const ref = isObject(target['datasource']) ? target['datasource'] : panel['datasource'];
    const type = text(member(ref, 'type')) || typeOfVariable(text(member(ref, 'uid')), variables);
    return {
      refId: text(target['refId']),
      engine: type === 'prometheus' || type === 'loki' ? type : undefined,
      source: text(member(ref, 'uid')),
      text: text(target['expr']),
      instant:
        type === 'loki' ? isLokiInstant(target) : target['instant'] === true && target['range'] !== true,
      hidden: target['hide'] === true,
      json: target,
    };
  });
}

function isLokiInstant(target: JsonObject): boolean {
  return (
    target['queryType'] === 'instant' || (target['queryType'] === undefined && target['instant'] === true)
  );
}

function typeOfVariable(uid: string, variables: readonly CheckedVariable[]): string {
  const name = /^\$\{?(\w+)\}?$/.exec(uid)?.[1];
  return text(variables.find((one) => one.type === 'datasource' && one.name === name)?.json['query']);
}

export function member(value: unknown, name: string): Json | undefined {
  return isObject(value) ? value[name] : undefined;
}

export function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

export function objects(value: unknown): JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}
