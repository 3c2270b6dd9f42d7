import { editsIn } from '../grafana/saved.js';
import type { JsonObject as BoardObject } from '../grafana/json.js';
import type { JsonObject } from './canonical.js';

/**
 * Whether a person saved a classic board in Grafana's editor and changed nothing: the editor sorts, leaves out what
 * is empty and writes out its defaults. Asked only of boards whose last write was not ours, so that our own
 * changes of such things are written.
 */
export function isOnlySaved({
  ours,
  saved,
}: {
  readonly ours: JsonObject;
  readonly saved: JsonObject;
}): boolean {
  return editsIn({ ours: ours as BoardObject, saved: saved as BoardObject }).length === 0;
}
