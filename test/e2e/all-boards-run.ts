import { compileBoards } from '../../dashboards/set.js';
import { claudeCodeBoards } from '../../dashboards/index.js';
import type { Pipeline } from '../../queries/pipeline.js';
import { inventoryOf, toClassic, type InventoryEntry } from '../../src/grafana/index.js';
import {
  panelsOf,
  runPanel,
  type Panel,
  type PanelRun,
  type Range,
  type Stores,
} from '../../src/proof/index.js';

/** A panel of a board as Grafana has it, and what its queries ask. */
export interface BoardPanel {
  readonly uid: string;
  readonly board: string;
  readonly dashboard: object;
  readonly panel: Panel;
  readonly about: readonly InventoryEntry[];
}

/** Every panel of every board on a pipeline. */
export function panelsOn(pipeline: Pipeline): readonly BoardPanel[] {
  return compileBoards(claudeCodeBoards, { pipeline, individuals: true }).flatMap((board) => {
    const dashboard = toClassic(board);
    const asked = inventoryOf(board);
    return panelsOf(dashboard).map((panel) => ({
      uid: board.uid,
      board: board.title,
      dashboard,
      panel,
      about: asked.filter((one) => one.panelId === panel.id),
    }));
  });
}

export interface Opening {
  readonly stores: Stores;
  readonly range: Range;
  /** Who uses most, or the session that does: what boards of one person or session are opened with. */
  readonly busiest: (of: string) => string;
}

/** Runs a panel as the one who opens its board does. */
export function open(
  { uid, dashboard, panel }: BoardPanel,
  { stores, range, busiest }: Opening,
): Promise<PanelRun> {
  const one = uid === 'cc-me' ? 'user' : uid === 'cc-session' ? 'session' : undefined;
  const variables = one === undefined ? {} : { [one]: [busiest(one)] };
  return runPanel({ panel, dashboard, stores, range, variables });
}

/** What came of each of many, a few at a time, in the order they were given. */
export async function each<T, R>(
  all: readonly T[],
  run: (one: T) => Promise<R>,
  atOnce = 4,
): Promise<readonly R[]> {
  const results: R[] = [];
  let next = 0;
  const worker = async () => {
    for (let at = next++; at < all.length; at = next++) results[at] = await run(all[at]!);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return results;
}
