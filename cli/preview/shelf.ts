import { Problem } from '../problem.js';
import { readBoards, rereadBoards, type BoardChoice } from './boards.js';

/** The boards of a preview: read once, and again after an edit. What cannot be read leaves them as they were. */
export interface Shelf {
  readonly boards: () => Promise<readonly object[]>;
  /** Reads again; returns the reason where that fails. */
  readonly refresh: () => Promise<string | undefined>;
}

export async function shelfOf(choice: BoardChoice): Promise<Shelf> {
  let boards = await readBoards(choice);
  if (boards.length === 0) throw new Problem('The configuration has no boards.');
  return Object.freeze<Shelf>({
    boards: () => Promise.resolve(boards),
    refresh: async () => {
      try {
        boards = await rereadBoards(choice);
        return undefined;
      } catch (thrown) {
        return thrown instanceof Error ? thrown.message : String(thrown);
      }
    },
  });
}
