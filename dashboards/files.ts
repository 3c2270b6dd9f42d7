import { inventoryOf, toClassic, type Board } from '../src/grafana/index.js';

/** A file below the output folder. */
export interface BoardFile {
  readonly path: string;
  readonly text: string;
}

/** The files of a set of boards: each board's classic JSON, and what is asked where. */
export function boardFiles(boards: readonly Board[]): readonly BoardFile[] {
  return [
    ...boards.map((board) => ({ path: `classic/${board.uid}.json`, text: json(toClassic(board)) })),
    { path: 'inventory.json', text: json(boards.flatMap(inventoryOf)) },
  ];
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
