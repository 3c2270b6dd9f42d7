import { assert, nat, property, string, uniqueArray } from 'fast-check';
import { expect, test } from 'vitest';
import { idsOf } from '../../src/grafana/ids.js';
import { row, stat, type Row } from '../../src/grafana/index.js';
import { total } from './sample.js';

const names = uniqueArray(string({ minLength: 1, maxLength: 12 }), { minLength: 2, maxLength: 40 });

function rowsOf(titles: readonly string[], cut: number): Row[] {
  const panels = titles.map((title) => stat({ title, targets: [total] }));
  return [panels.slice(0, cut), panels.slice(cut)].map((part, index) =>
    row({ title: `Row ${index}`, panels: part }),
  );
}

function byTitle(rows: readonly Row[]): Map<string, number> {
  const ids = idsOf({ rows });
  return new Map(
    rows.flatMap((one, at) => one.panels.map((panel, index) => [panel.title, ids[at]!.panels[index]!])),
  );
}

test('ids are whole, at least 1, and all different', () => {
  assert(
    property(names, nat(), (titles, cut) => {
      const rows = idsOf({ rows: rowsOf(titles, cut % titles.length) });
      const ids = [rows.map(({ row }) => row), rows.map(({ panels }) => panels)].flat(2);
      expect(new Set(ids).size).toBe(ids.length);
      for (const id of ids) expect(Number.isInteger(id) && id >= 1 && id <= 2 ** 31 - 1).toBe(true);
    }),
  );
});

test('an id stays when a panel is put in before it, taken out, or moved to another row', () => {
  assert(
    property(names, nat(), nat(), (titles, cut, place) => {
      const all = byTitle(rowsOf(titles, cut % titles.length));
      const without = titles.filter((_, index) => index !== place % titles.length);
      for (const [title, id] of byTitle(rowsOf(without.toReversed(), place % titles.length)))
        expect(id).toBe(all.get(title));
    }),
  );
});

test('a key keeps the id when the title changes', () => {
  const [before, after] = ['Cost', 'What it cost'].map((title) =>
    idsOf({ rows: [row({ panels: [stat({ title, key: 'cost', targets: [total] })] })] }),
  );
  expect(after).toEqual(before);
});

test('names that fall on one number still get ids of their own, whatever their order', () => {
  const [first, second] = ['key 91395', 'key 190150'];
  const one = byTitle(rowsOf([first!, second!], 1));
  expect(one).toEqual(byTitle(rowsOf([second!, first!], 1)));
  expect(one.get(first!)).not.toBe(one.get(second!));
});
