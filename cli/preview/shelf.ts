import { Problem } from '../problem.js';
import { findBoards, rereadBoards, type BoardChoice } from './boards.js';

/** The boards of a preview: made once, and again after an edit. What cannot be read leaves them as they were. */
export interface Shelf {
  /** How many boards there are, known before the first is made. */
  readonly count: number;
  readonly boards: () => Promise<readonly object[]>;
  /** Reads again; returns the reason where that fails. */
  readonly refresh: () => Promise<string | undefined>;
}

export async function shelfOf(choice: BoardChoice): Promise<Shelf> {
  const { count, make } = await findBoards(choice);
  if (count === 0) throw new Problem('The configuration has no boards.');
  let boards: Promise<readonly object[]> | undefined;
  return Object.freeze<Shelf>({
    count,
    boards: () => (boards ??= make()),
    refresh: async () => {
      try {
        boards = Promise.resolve(await rereadBoards(choice));
        return undefined;
      } catch (thrown) {
        return thrown instanceof Error ? thrown.message : String(thrown);
      }
    },
  });
}
