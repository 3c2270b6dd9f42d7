import { array, assert, boolean, integer, option, property, record } from 'fast-check';
import { expect, test } from 'vitest';
import { board, row, stat, table, text, timeSeries, toClassic, type Panel } from '../../src/grafana/index.js';
import { byPath, perShop, stores, total } from './sample.js';

type Placed = {
  readonly id: number;
  readonly type: string;
  readonly title: string;
  readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
  readonly panels?: readonly Placed[];
};

const make = [
  (title: string, size: object) => stat({ title, targets: [total], ...size }),
  (title: string, size: object) => timeSeries({ title, targets: [perShop], ...size }),
  (title: string, size: object) => table({ title, targets: [byPath], ...size }),
  (title: string, size: object) => text({ title, markdown: title, ...size }),
];

const width = option(integer({ min: 1, max: 24 }), { nil: undefined });
const height = option(integer({ min: 1, max: 30 }), { nil: undefined });
const size = record({ width, height }).map((given) => {
  const known = Object.entries(given).filter(([, value]) => value !== undefined);
  return known.length > 0 ? { size: Object.fromEntries(known) } : {};
});
const rows = array(
  record({
    collapsed: boolean(),
    panels: array(record({ kind: integer({ min: 0, max: make.length - 1 }), size }), {
      minLength: 1,
      maxLength: 12,
    }),
  }),
  { minLength: 1, maxLength: 6 },
).map((all) =>
  all.map(({ collapsed, panels }, at) =>
    row({
      title: `Row ${at}`,
      collapsed,
      panels: panels.map(({ kind, size }, index) => make[kind]!(`Panel ${at}.${index}`, size)),
    }),
  ),
);

function panelsOf(given: ReturnType<typeof row>[]): readonly Placed[] {
  const made = board({ uid: 'x', title: 'X', variables: stores, rows: given });
  return toClassic(made).panels as unknown as readonly Placed[];
}

function overlap({ gridPos: a }: Placed, { gridPos: b }: Placed): boolean {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

function expectApart(panels: readonly Placed[]): void {
  for (const [index, panel] of panels.entries()) {
    const { x, y, w, h } = panel.gridPos;
    expect(x >= 0 && y >= 0 && w >= 1 && h >= 1 && x + w <= 24, JSON.stringify(panel.gridPos)).toBe(true);
    for (const other of panels.slice(index + 1)) expect(overlap(panel, other)).toBe(false);
  }
}

test('nothing overlaps and nothing is wider than the board, open or collapsed', () => {
  assert(
    property(rows, (given) => {
      const shown = panelsOf(given);
      expectApart(shown);
      for (const heading of shown.filter((panel) => panel.type === 'row')) {
        const inside = heading.panels ?? [];
        expectApart(inside);
        for (const panel of inside) expect(panel.gridPos.y).toBeGreaterThan(heading.gridPos.y);
      }
    }),
  );
});

test('each line is full to the last column unless all its widths were chosen', () => {
  assert(
    property(rows, (given) => {
      const sized = new Set(
        given.flatMap((one) => one.panels.filter((panel) => panel.size?.width).map(({ title }) => title)),
      );
      const shown = panelsOf(given);
      const all = shown.flatMap((panel) => (panel.type === 'row' ? (panel.panels ?? []) : [panel]));
      for (const { title, gridPos } of all) {
        const line = all.filter(
          (other) => other.gridPos.y === gridPos.y && other.title.split('.')[0] === title.split('.')[0],
        );
        if (line.every((one) => sized.has(one.title))) continue;
        expect(line.reduce((sum, one) => sum + one.gridPos.w, 0)).toBe(24);
      }
    }),
  );
});

test('chosen sizes are kept', () => {
  assert(
    property(rows, (given) => {
      const chosen = new Map(given.flatMap((one) => one.panels.map((panel) => [panel.title, panel.size])));
      for (const { type, title, gridPos, panels } of panelsOf(given)) {
        for (const one of type === 'row' ? (panels ?? []) : [{ title, gridPos }]) {
          const { width, height } = chosen.get(one.title) ?? {};
          if (width !== undefined) expect(one.gridPos.w).toBe(width);
          if (height !== undefined) expect(one.gridPos.h).toBe(height);
        }
      }
    }),
  );
});

const numbers = (count: number): Panel[] =>
  Array.from({ length: count }, (_, index) => stat({ title: `N${index}`, targets: [total] }));
const positions = (panels: Panel[]) =>
  panelsOf([row({ title: 'R', panels })])
    .slice(1)
    .map(({ gridPos: { x, y, w, h } }) => `${x},${y} ${w}x${h}`);

test('six numbers fill a line, five share it, a seventh starts the next', () => {
  expect(positions(numbers(6))).toEqual([
    '0,1 4x4',
    '4,1 4x4',
    '8,1 4x4',
    '12,1 4x4',
    '16,1 4x4',
    '20,1 4x4',
  ]);
  expect(positions(numbers(5))).toEqual(['0,1 5x4', '5,1 5x4', '10,1 5x4', '15,1 5x4', '20,1 4x4']);
  expect(positions(numbers(7)).at(-1)).toBe('0,5 24x4');
});

test('a number beside a trend is as high as the trend', () => {
  const trend = timeSeries({ title: 'Trend', targets: [perShop] });
  expect(positions([...numbers(1), trend])).toEqual(['0,1 8x8', '8,1 16x8']);
});

test('a row below a collapsed one follows its heading at once, and its panels keep their place inside', () => {
  const shown = panelsOf([
    row({ title: 'Closed', collapsed: true, panels: numbers(1) }),
    row({ title: 'Open', panels: [timeSeries({ title: 'Trend', targets: [perShop] })] }),
  ]);
  expect(shown.map(({ title, gridPos }) => `${title} ${gridPos.y}`)).toEqual([
    'Closed 0',
    'Open 1',
    'Trend 2',
  ]);
  expect(shown[0]!.panels!.map(({ gridPos }) => gridPos.y)).toEqual([1]);
});
