import { isObject, numberOf, objectOf, objectsOf, textOf, type JsonObject } from './json.js';
import { ProofError } from './place.js';

/** A panel of a classic dashboard, with where it stands. */
export interface Panel {
  readonly id: number | undefined;
  readonly title: string;
  readonly type: string;
  /** The title of the row it stands in. */
  readonly row: string | undefined;
  /** True in a row that is folded when the board opens: its queries are not sent then. */
  readonly collapsed: boolean;
  readonly json: JsonObject;
}

/** The name of a dashboard, for messages. */
export function titleOf(dashboard: object): string {
  const json = objectOf(dashboard);
  return textOf(json['title']) ?? textOf(json['uid']) ?? 'dashboard';
}

/**
 * Every panel of a classic dashboard in reading order. Rows are not panels; what a collapsed row holds is.
 * A row that is open owns the panels after it, up to the next row.
 */
export function panelsOf(dashboard: object): readonly Panel[] {
  const json = objectOf(dashboard);
  if (!Array.isArray(json['panels'])) {
    const other =
      isObject(json['spec']) || isObject(json['elements']) ? ' This looks like a v2 manifest.' : '';
    throw new ProofError(titleOf(dashboard), `no "panels" list: proof reads classic dashboard JSON.${other}`);
  }
  const found: Panel[] = [];
  let row: string | undefined;
  for (const panel of objectsOf(json['panels'])) {
    if (panel['type'] !== 'row') {
      found.push(panelFrom(panel, { row, collapsed: false }));
      continue;
    }
    row = textOf(panel['title']) ?? '';
    const collapsed = panel['collapsed'] === true;
    for (const inside of objectsOf(panel['panels'])) found.push(panelFrom(inside, { row, collapsed }));
  }
  return found;
}

/** The one panel with this title or id. None or several is an error that lists what there is. */
export function panelOf(dashboard: object, titleOrId: string | number): Panel {
  const panels = panelsOf(dashboard);
  const found = panels.filter((panel) => panel.title === titleOrId || panel.id === titleOrId);
  if (found.length === 1) return found[0]!;
  const named = JSON.stringify(titleOrId);
  if (found.length > 1) {
    const ids = found.map((panel) => panel.id ?? '?').join(', ');
    throw new ProofError(
      titleOf(dashboard),
      `${found.length} panels are called ${named}: ask by id (${ids})`,
    );
  }
  const titles = panels.map((panel) => JSON.stringify(panel.title)).join(', ') || 'none';
  throw new ProofError(titleOf(dashboard), `no panel ${named}; there are: ${titles}`);
}

function panelFrom(json: JsonObject, at: { row: string | undefined; collapsed: boolean }): Panel {
  const id = numberOf(json['id']);
  return Object.freeze({
    id,
    title: textOf(json['title']) ?? '',
    type: textOf(json['type']) ?? '',
    row: at.row,
    collapsed: at.collapsed,
    json,
  });
}

/** A panel's name for messages: its title, else its id. */
export function nameOf(panel: Panel): string {
  return panel.title || `panel ${panel.id ?? '?'}`;
}
