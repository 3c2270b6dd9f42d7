import { hasHeading, type Board, type Row } from '../board.js';
import { idsOf } from '../ids.js';
import { freeze, present, sorted, type Json, type JsonObject } from '../json.js';
import { bottom, placed } from '../layout.js';
import type { BoardLink } from '../link.js';
import { within } from '../place.js';
import { patched } from '../patch.js';
import { sourcesOf, type Sources } from '../sources.js';
import { annotationJson, builtIn } from './annotation.js';
import { panelJson } from './panel.js';
import { variableJson } from './variable.js';

/** The shape that Grafana calls final for this form; older servers read it too. */
export const schemaVersion = 42;

/** The classic form of a board. */
export type ClassicDashboard = JsonObject & {
  readonly uid: string;
  readonly title: string;
  readonly panels: readonly JsonObject[];
};

export const pointers = { own: 0, crosshair: 1, tooltip: 2 } as const;

/** The classic JSON of a board: it can be imported, provisioned from a file and posted as it is. */
export function toClassic(board: Board): ClassicDashboard {
  const sources = sourcesOf(board);
  const settings = patched(settingsJson(board, sources), board.rest);
  const panels = within(board.title, () => panelsJson(board, sources));
  return freeze(sorted({ ...settings, panels })) as ClassicDashboard;
}

/** Everything of a board but its panels. */
export function settingsJson(board: Board, sources: Sources): JsonObject {
  return {
    uid: board.uid,
    title: board.title,
    description: board.description,
    tags: board.tags,
    schemaVersion,
    editable: true,
    time: board.time,
    timezone: board.timezone,
    refresh: board.refresh,
    graphTooltip: pointers[board.pointer],
    fiscalYearStartMonth: 0,
    weekStart: '',
    liveNow: false,
    preload: false,
    timepicker: {},
    links: board.links.map(boardLinkJson),
    annotations: { list: [builtIn, ...board.annotations.map((one) => annotationJson(one, sources))] },
    templating: { list: board.variables.map((one) => variableJson(one, sources)) },
  };
}

function panelsJson(board: Board, sources: Sources): Json[] {
  const ids = idsOf(board);
  let top = 0;
  return board.rows.flatMap((row, index) => {
    const { row: id, panels } = ids[index]!;
    const headed = hasHeading(row);
    const start = headed ? top + 1 : top;
    const places = placed(row.panels, start);
    const inside = row.panels.map((panel, at) =>
      panelJson({ panel, id: panels[at]!, gridPos: places[at]!, sources }),
    );
    const heading = headed ? [headingJson({ row, id, top, inside })] : [];
    top = row.collapsed ? start : bottom(places, start);
    return row.collapsed ? heading : [...heading, ...inside];
  });
}

/** A row's heading; a collapsed one holds its panels. */
export function headingJson({
  row: { title, collapsed, repeat, rest },
  id,
  top,
  inside,
}: {
  row: Row;
  id: number;
  top: number;
  inside: readonly JsonObject[];
}): JsonObject {
  const panels = collapsed ? inside : [];
  const gridPos = { h: 1, w: 24, x: 0, y: top };
  return patched(present({ id, type: 'row', title, collapsed, gridPos, panels, repeat }) as JsonObject, rest);
}

/** A link in the board's bar; both forms write it alike. */
export function boardLinkJson(link: BoardLink): JsonObject {
  const shared = {
    title: link.title,
    keepTime: link.keepTime,
    includeVars: link.keepVariables,
  };
  return link.type === 'dashboards'
    ? {
        ...shared,
        type: link.type,
        icon: 'external link',
        tooltip: '',
        url: '',
        tags: link.tags,
        asDropdown: link.dropdown,
        targetBlank: false,
      }
    : {
        ...shared,
        type: link.type,
        icon: 'external link',
        tooltip: link.tooltip,
        url: link.url,
        tags: [],
        asDropdown: false,
        targetBlank: link.newTab,
      };
}
