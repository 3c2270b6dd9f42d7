import type { Panel } from './panel.js';

export const columns = 24;

export type GridPos = { readonly h: number; readonly w: number; readonly x: number; readonly y: number };

type Extent = { readonly width: number; readonly height: number };

/** How large a panel of a kind is unless its author says so: a number, a trend, a table. */
const natural: Readonly<Record<string, Extent>> = {
  stat: { width: 4, height: 4 },
  gauge: { width: 6, height: 6 },
  piechart: { width: 8, height: 8 },
  'state-timeline': { width: 24, height: 8 },
  table: { width: 24, height: 10 },
  logs: { width: 24, height: 10 },
  text: { width: 24, height: 4 },
};
const trend: Extent = { width: 12, height: 8 };

type Cell = { readonly panel: Panel; width: number; height: number };

/**
 * Places a row's panels from left to right, line by line, the first line at `top`. What a line leaves free
 * goes to those of its panels whose author gave no width; panels without a height are as high as their line.
 */
export function placed(panels: readonly Panel[], top: number): GridPos[] {
  const found = new Map<Panel, GridPos>();
  let y = top;
  for (const line of lines(panels)) {
    widen(line);
    const height = Math.max(...line.map((cell) => cell.height));
    let x = 0;
    for (const { panel, width } of line) {
      const h = panel.size?.height ?? height;
      found.set(panel, panel.spot ? spotted(panel, { w: width, h }, top) : { h, w: width, x, y });
      x += width;
    }
    y += height;
  }
  return panels.map((panel) => found.get(panel)!);
}

/** The first free line below a row's panels. */
export function bottom(places: readonly GridPos[], top: number): number {
  return Math.max(top, ...places.map(({ y, h }) => y + h));
}

function spotted(panel: Panel, { w, h }: { w: number; h: number }, top: number): GridPos {
  return { h, w, x: panel.spot!.x, y: top + panel.spot!.y };
}

function lines(panels: readonly Panel[]): Cell[][] {
  const all: Cell[][] = [];
  let free = 0;
  for (const panel of panels) {
    const { width, height } = { ...(natural[panel.type] ?? trend), ...panel.size };
    if (all.length === 0 || width > free) {
      all.push([]);
      free = columns;
    }
    all.at(-1)!.push({ panel, width, height });
    free -= width;
  }
  return all;
}

function widen(line: readonly Cell[]): void {
  const open = line.filter(({ panel }) => panel.size?.width === undefined);
  if (open.length === 0) return;
  let free = columns - line.reduce((sum, { width }) => sum + width, 0);
  for (let index = 0; free > 0; index++, free--) open[index % open.length]!.width++;
}
