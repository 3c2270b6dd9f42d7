import type { Board } from './board.js';

/** The ids of a board's rows and panels, in its own order. */
export type Ids = { readonly row: number; readonly panels: readonly number[] }[];

/**
 * Ids from 1 up, made of names and not of places: an id stays when a panel is put in, taken out or moved.
 * A panel's name is its key, else its title; ids that panels bring along are kept.
 */
export function idsOf({ rows }: Pick<Board, 'rows'>): Ids {
  const names = rows.flatMap((row) => [
    `row ${row.title}`,
    ...row.panels.map((panel) => panel.key ?? panel.title),
  ]);
  const brought = rows.flatMap((row) => [row.id, ...row.panels.map((panel) => panel.id)]);
  const taken = new Set(brought.filter((id) => id !== undefined));
  const made = [...brought];
  const sorted = names.map((name, index) => ({ name, index })).sort((a, b) => compare(a.name, b.name));
  for (const { name, index } of sorted) {
    if (made[index] !== undefined) continue;
    let id = hash(name);
    while (taken.has(id)) id++;
    taken.add(id);
    made[index] = id;
  }
  let next = 0;
  return rows.map((row) => ({ row: made[next++]!, panels: row.panels.map(() => made[next++]!) }));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** FNV-1a over the UTF-16 units, in 30 bits and at least 1: a collision among 200 names is one in 50,000. */
function hash(name: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < name.length; index++) {
    value = Math.imul(value ^ name.charCodeAt(index), 0x01000193);
  }
  return ((value >>> 0) % 0x3fffffff) + 1;
}
