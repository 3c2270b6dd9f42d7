import { isObject, type JsonObject } from '../grafana/index.js';
import { sourceOf, type CheckedEngine } from './source.js';
import { member, objects, text } from './value.js';

/** A query of a dashboard, with what decides when and where it runs. */
export type CheckedTarget = {
  readonly refId: string;
  readonly engine: CheckedEngine | undefined;
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
      ? objects(panel['panels']).map((inside) => panelOf(inside, json, panel['collapsed'] !== true))
      : panelOf(panel, json, true),
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

function panelOf(panel: JsonObject, board: JsonObject, opens: boolean): CheckedPanel {
  return {
    title: text(panel['title']),
    type: text(panel['type']),
    opens,
    targets: objects(panel['targets']).map((target) => targetOf(target, panel, board)),
    json: panel,
  };
}

function targetOf(target: JsonObject, panel: JsonObject, board: JsonObject): CheckedTarget {
  const { uid, engine } = sourceOf(target, panel, board);
  return {
    refId: text(target['refId']),
    engine,
    source: uid,
    text: text(target['expr']),
    instant:
      engine === 'loki' ? isLokiInstant(target) : target['instant'] === true && target['range'] !== true,
    hidden: target['hide'] === true,
    json: target,
  };
}

function isLokiInstant(target: JsonObject): boolean {
  return (
    target['queryType'] === 'instant' || (target['queryType'] === undefined && target['instant'] === true)
  );
}
