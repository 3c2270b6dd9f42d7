import type { InventoryEntry } from '../../../src/grafana/index.js';
import { written } from '../written.js';
import { answerOf, isKnown } from './answer.js';
import { namesOf } from './names.js';
import type { Asked, View } from './question.js';

/** What a person should read: a row for each value of the dimensions, a text for each question. */
export interface Row {
  readonly names: readonly string[];
  readonly texts: readonly (string | undefined)[];
}

/** Whether the ledger knows all that a panel asks. */
export function isHeld(entries: readonly InventoryEntry[]): boolean {
  return entries.length > 0 && entries.every((entry) => isKnown(entry as unknown as Asked));
}

/** The rows of a panel by the ledger. */
export function expectedRows(entries: readonly InventoryEntry[], view: View): readonly Row[] {
  const answers = entries.map((entry) => answerOf(entry as unknown as Asked, view));
  const { by } = entries[0] as unknown as Asked;
  const keys = [...new Set(answers.flatMap((answer) => [...answer.keys()]))];
  return keys.map((key) => ({
    names: namesOf(by, key),
    texts: answers.map((answer, at) => {
      const value = answer.get(key);
      return value === undefined ? undefined : written(value, unitOf(entries[at]!));
    }),
  }));
}

/** A change is whole percents, that of a ratio tenths. */
function unitOf({ measure, unit, where }: InventoryEntry): string {
  const isRatio = /(Ratio|Rate|RateOfPeople)Change$/.test(String(measure)) || hasMissing(where);
  return String(measure).endsWith('Change') && !isRatio ? 'whole percents' : String(unit);
}

function hasMissing(where: unknown): boolean {
  return Object.values(where as object).includes('');
}
