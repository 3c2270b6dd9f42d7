import { hasHeading, type Board, type Row } from '../../board.js';
import { boardLinkJson } from '../../classic/dashboard.js';
import { idsOf } from '../../ids.js';
import { present, sorted, type JsonObject } from '../../json.js';
import { placed, type GridPos } from '../../layout.js';
import type { Panel } from '../../panel.js';
import { sourcesOf } from '../../sources.js';
import type { Folder } from '../form.js';
import { manifest, type Manifest } from '../manifest.js';
import { annotationKind, builtIn } from './annotation.js';
import { panelElement, type V2Version } from './panel.js';
import { variableKind } from './variable.js';

const pointers = { own: 'Off', crosshair: 'Crosshair', tooltip: 'Tooltip' } as const;

/** A board in Grafana's newer form, elements and a layout: `v2` from Grafana 13.0, `v2beta1` from 12.2. */
export function toV2({
  board,
  folder,
  version = 'v2',
}: {
  board: Board;
  folder?: Folder;
  version?: V2Version;
}): Manifest {
  const sources = sourcesOf(board);
  const ids = idsOf(board);
  const elements = board.rows.flatMap((row, at) =>
    row.panels.map((panel, index) => {
      const id = ids[at]!.panels[index]!;
      return [elementName(id), panelElement({ panel, id, sources, version })] as const;
    }),
  );
  const spec = sorted({
    title: board.title,
    description: board.description,
    tags: board.tags,
    cursorSync: pointers[board.pointer],
    editable: true,
    liveNow: false,
    preload: false,
    links: board.links.map(boardLinkJson),
    annotations: [builtIn, ...board.annotations.map((one) => annotationKind(one, sources))],
    variables: board.variables.map((one) => variableKind(one, sources)),
    elements: Object.fromEntries(elements),
    layout: {
      kind: 'RowsLayout',
      spec: { rows: board.rows.map((row, at) => layoutRow(row, ids[at]!.panels)) },
    },
    timeSettings: {
      from: board.time.from,
      to: board.time.to,
      timezone: board.timezone,
      autoRefresh: board.refresh,
      autoRefreshIntervals: ['5s', '10s', '30s', '1m', '5m', '15m', '30m', '1h', '2h', '1d'],
      hideTimepicker: false,
      fiscalYearStartMonth: 0,
    },
  }) as JsonObject;
  return manifest({ version, uid: board.uid, folder, spec });
}

function elementName(id: number): string {
  return `panel-${id}`;
}

function layoutRow(row: Row, ids: readonly number[]): JsonObject {
  const places = placed(row.panels, 0);
  const items = row.panels.map((panel, index) => gridItem({ panel, id: ids[index]!, place: places[index]! }));
  return {
    kind: 'RowsLayoutRow',
    spec: present({
      title: row.title,
      collapse: row.collapsed,
      hideHeader: hasHeading(row) ? undefined : true,
      repeat: row.repeat === undefined ? undefined : { mode: 'variable', value: row.repeat },
      layout: { kind: 'GridLayout', spec: { items } },
    }) as JsonObject,
  };
}

function gridItem({ panel, id, place }: { panel: Panel; id: number; place: GridPos }): JsonObject {
  const { repeat } = panel;
  return {
    kind: 'GridLayoutItem',
    spec: present({
      x: place.x,
      y: place.y,
      width: place.w,
      height: place.h,
      element: { kind: 'ElementReference', name: elementName(id) },
      repeat:
        repeat &&
        present({
          mode: 'variable',
          value: repeat.by,
          direction: repeat.direction ?? 'h',
          maxPerRow: repeat.maxPerRow,
        }),
    }) as JsonObject,
  };
}
