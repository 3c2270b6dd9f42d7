import { numberOf, objectOf, objectsOf, textOf, type JsonObject } from '../../../src/proof/json';
import type { Dashboard } from './api';

/** Grafana's own measures of a board, in pixels. */
const cell = 30;
const gap = 8;
const columns = 24;
/** No board is longer than this, and no panel higher. */
const lowest = 5000;
const highest = 200;
/** Below this width Grafana puts all panels under one another. */
const narrow = 768;

export interface Tile {
  readonly key: string;
  readonly json: JsonObject;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly row: { readonly collapsed: boolean; readonly panels: number } | undefined;
}

/** Where each row and panel stands. Rows that are folded take their panels with them. */
export function tilesOf(
  dashboard: Dashboard,
  of: { readonly width: number; readonly folded: ReadonlyMap<string, boolean> },
): { readonly tiles: readonly Tile[]; readonly height: number } {
  const unit = (of.width + gap) / columns;
  const tiles: Tile[] = [];
  let shift = 0;
  let below = 0;
  for (const { json, key, inside, savedFolded } of blocksOf(dashboard)) {
    const at = placeOf(json);
    const isRow = json['type'] === 'row';
    const collapsed = of.folded.get(key) ?? savedFolded;
    const put = (one: JsonObject, name: string, row: Tile['row']) => {
      const { x, y, w, h } = placeOf(one);
      const stacked = of.width < narrow;
      const top = stacked ? below : y + shift;
      tiles.push({
        key: name,
        json: one,
        left: stacked ? 0 : x * unit,
        top: top * (cell + gap),
        width: stacked ? of.width : w * unit - gap,
        height: h * (cell + gap) - gap,
        row,
      });
      below = Math.max(below, top + h);
    };
    if (!isRow) {
      put(json, key, undefined);
      continue;
    }
    put(json, key, { collapsed, panels: inside.length });
    const depth =
      inside.reduce((most, one) => Math.max(most, placeOf(one).y + placeOf(one).h), at.y + 1) - at.y - 1;
    if (!collapsed) inside.forEach((one, index) => put(one, `${key}.${index}`, undefined));
    // A row that was saved folded takes no room for its panels; one that was saved open does.
    if (savedFolded && !collapsed) shift += depth;
    if (!savedFolded && collapsed) shift -= depth;
  }
  return { tiles, height: below * (cell + gap) };
}

interface Block {
  readonly json: JsonObject;
  readonly key: string;
  /** The panels of a row, with the places they have when it is open. */
  readonly inside: readonly JsonObject[];
  readonly savedFolded: boolean;
}

/** Rows with their panels, and panels without a row. */
function blocksOf(dashboard: Dashboard): readonly Block[] {
  const blocks: { json: JsonObject; key: string; inside: JsonObject[]; savedFolded: boolean }[] = [];
  let open: JsonObject[] | undefined;
  objectsOf(dashboard['panels']).forEach((json, index) => {
    const key = `${textOf(json['title']) ?? ''}#${index}`;
    if (json['type'] === 'row') {
      const savedFolded = json['collapsed'] === true;
      const inside = savedFolded ? [...objectsOf(json['panels'])] : [];
      blocks.push({ json, key, inside, savedFolded });
      open = savedFolded ? undefined : inside;
    } else if (open) {
      open.push(json);
    } else {
      blocks.push({ json, key, inside: [], savedFolded: false });
    }
  });
  return blocks;
}

/** A place inside the board, whatever the JSON says. */
function placeOf(json: JsonObject): { x: number; y: number; w: number; h: number } {
  const place = objectOf(json['gridPos']);
  const at = (name: string, of: { least: number; usual: number; most: number }) =>
    Math.min(of.most, Math.max(of.least, numberOf(place[name]) ?? of.usual));
  const row = json['type'] === 'row';
  const w = row ? columns : at('w', { least: 1, usual: 12, most: columns });
  return {
    x: at('x', { least: 0, usual: 0, most: columns - w }),
    y: at('y', { least: 0, usual: 0, most: lowest }),
    w,
    h: row ? 1 : at('h', { least: 1, usual: 8, most: highest }),
  };
}
