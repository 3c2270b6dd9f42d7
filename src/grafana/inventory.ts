import type { Board } from './board.js';
import { queryText } from './expr.js';
import { idsOf } from './ids.js';
import { freeze, type JsonObject } from './json.js';
import type { Engine, Kind } from './target.js';

/** One target of a board: where it stands, what its maker noted on it, and the query as it is sent. */
export type InventoryEntry = JsonObject & {
  readonly board: string;
  readonly panelId: number;
  readonly panel: string;
  readonly refId: string;
  readonly engine: Engine;
  readonly kind: Kind;
  readonly expr: string;
};

/** Every target of a board, in the order of its panels. */
export function inventoryOf(board: Board): readonly InventoryEntry[] {
  const ids = idsOf(board);
  return freeze(
    board.rows.flatMap((row, rowIndex) =>
      row.panels.flatMap((panel, index) =>
        panel.targets.map((target) => ({
          board: board.uid,
          panelId: ids[rowIndex]!.panels[index]!,
          panel: panel.title,
          refId: target.refId,
          engine: target.engine,
          ...(target.about as JsonObject | undefined),
          kind: target.kind,
          expr: queryText(target),
        })),
      ),
    ),
  );
}
