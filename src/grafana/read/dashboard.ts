import type { Board, Row } from '../board.js';
import { headingJson, pointers, settingsJson } from '../classic/dashboard.js';
import { freeze, present, type JsonObject } from '../json.js';
import { bottom, placed } from '../layout.js';
import { BoardError } from '../place.js';
import { patchBetween } from '../patch.js';
import { sourcesOf, type Sources } from '../sources.js';
import { readAnnotation } from './annotation.js';
import { readBoardLink } from './link.js';
import { readPanel } from './panel.js';
import { object, objects, text, texts } from './value.js';
import { readVariable } from './variable.js';

/**
 * A dashboard of the classic form as a board. Written again it says the same, whoever made it: what the
 * model has no word for is kept beside. Only `null` counts as absent.
 */
export function fromClassic(json: JsonObject): Board {
  if (!Array.isArray(json['panels']))
    throw new BoardError(
      [text(json['title']) ?? 'dashboard'],
      'this is no classic dashboard: it has no list of "panels"',
    );
  const list = objects(object(json['templating'])['list']);
  const offered = list.filter((one) => one['type'] === 'datasource');
  const sources = sourcesOf({
    variables: offered.map((one) => readVariable(one, () => ({ type: '', uid: '' }))),
  });
  const marks = objects(object(json['annotations'])['list']).filter((one) => one['builtIn'] !== 1);
  const read: Board = {
    uid: text(json['uid']) ?? '',
    title: text(json['title']) ?? '',
    description: text(json['description']) ?? '',
    tags: texts(json['tags']),
    variables: list.map((one) => readVariable(one, sources)),
    rows: readRows(objects(json['panels']), sources),
    links: objects(json['links']).map(readBoardLink),
    annotations: marks.flatMap((one) => readAnnotation(one, sources) ?? []),
    time: { from: text(object(json['time'])['from']) ?? '', to: text(object(json['time'])['to']) ?? '' },
    timezone: text(json['timezone']) ?? '',
    refresh: text(json['refresh']) ?? '',
    pointer: pointer(json['graphTooltip']),
  };
  const { panels: _panels, ...settings } = json;
  const rest = patchBetween(settingsJson(read, sources), settings);
  return freeze({ ...read, ...present({ rest }) });
}

function pointer(value: unknown): Board['pointer'] {
  const found = Object.entries(pointers).find(([, number]) => number === value);
  return (found?.[0] ?? 'own') as Board['pointer'];
}

/** Panels under the heading before them; a collapsed heading holds its own. */
function readRows(panels: readonly JsonObject[], sources: Sources): Row[] {
  const rows: Row[] = [];
  let top = 0;
  for (const { heading, inside } of underHeadings(panels)) {
    const start = heading ? top + 1 : top;
    const read = inside.map((panel) => readPanel(panel, { sources, top: start }));
    const row = heading
      ? readHeading(heading, { panels: read, top })
      : { title: '', collapsed: false, panels: read };
    rows.push(freeze(row));
    top = row.collapsed ? start : bottom(placed(read, start), start);
  }
  return rows;
}

type Group = { readonly heading?: JsonObject; readonly inside: JsonObject[] };

function underHeadings(panels: readonly JsonObject[]): Group[] {
  const groups: Group[] = [];
  for (const panel of panels) {
    const last = groups.at(-1);
    if (panel['type'] === 'row') groups.push({ heading: panel, inside: [...objects(panel['panels'])] });
    else if (last && last.heading?.['collapsed'] !== true) last.inside.push(panel);
    else groups.push({ inside: [panel] });
  }
  return groups;
}

function readHeading(json: JsonObject, { panels, top }: { panels: Row['panels']; top: number }): Row {
  const { id, title, collapsed, repeat } = json;
  const read: Row = {
    title: text(title) ?? '',
    collapsed: collapsed === true,
    panels,
    ...present({ id: typeof id === 'number' ? id : undefined, repeat: text(repeat) }),
  };
  const written = headingJson({ row: read, id: read.id ?? 0, top, inside: [] });
  // Panels inside are read; a list that is empty, or not there, is part of the heading.
  const inside = objects(json['panels']).length > 0 ? { panels: [] } : {};
  const rest = patchBetween(written, { ...json, ...inside });
  return { ...read, ...present({ rest }) };
}
