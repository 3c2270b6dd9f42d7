import { measured, type Ledger, type Measured } from '../../pipeline/simulator/index.js';
import type { InventoryEntry } from '../../src/grafana/index.js';

export const known = Object.keys(measured) as Measured[];

/** What a healthy chain has none of. */
const troubles = new Set(['counterResets', 'unknownCounters', 'unknownEvents']);

/** What needs weeks before, or more people, than a small fleet has. */
const ofWeeks = new Set(['projectedCost', 'newUsers', 'lapsedUsers', 'returningUsers', 'costConcentration']);

/** What lists of single records are about. */
const recorded: Readonly<Record<string, Measured>> = {
  promptRecords: 'prompts',
  requestRecords: 'apiRequests',
  errorRecords: 'apiErrors',
  toolRecords: 'toolCalls',
  modeRecords: 'modeChanges',
  refusedRecords: 'toolDenials',
};

/** What a collector says of itself: nothing, where nobody asks it. */
export const ofCollector = [
  'collectorAccepted',
  'collectorRefused',
  'collectorSent',
  'collectorFailed',
  'collectorQueue',
] as const;

interface Lived {
  readonly ledger: Ledger;
  readonly from: number;
  readonly to: number;
  /** Measures that these stores hold nothing of. */
  readonly absent?: readonly string[];
  /** So little was done that no group, and no person, has what a quantile or a ratio begins to speak at. */
  readonly sparse?: boolean;
}

/** Whether the ledger has anything of what a query asks for. */
export function happened(
  { measure: id, source, where, aggregate, by }: InventoryEntry,
  { ledger, from, to, absent = [], sparse = false }: Lived,
): boolean {
  const chosen = Object.entries(where as Readonly<Record<string, string>>).filter(([, value]) =>
    value.startsWith('$'),
  );
  const measure = recorded[String(id)] ?? String(id);
  const isKnown = known.includes(measure as Measured);
  if (sparse && aggregate === 'quantile' && (by as readonly string[]).length + chosen.length > 0)
    return false;
  if (sparse && !isKnown && chosen.length > 0) return false;
  if (!isKnown) return !troubles.has(measure) && !ofWeeks.has(measure) && !absent.includes(measure);
  const question = { measure: measure as Measured, source: source as 'counter' | 'event', from, to };
  const of = Object.fromEntries(
    chosen.map(([dimension]) => [dimension, busiest(ledger, dimension, { from, to })]),
  );
  return ledger.total({ ...question, where: of }) > 0;
}

/** Who, or which session, used most: what boards of one person or session are opened with. */
export function busiest(
  ledger: Ledger,
  of: string,
  range: { readonly from: number; readonly to: number },
): string {
  const used = [...ledger.total({ measure: 'apiRequests', by: [of], ...range })];
  return used.reduce((most, one) => (one[1] > most[1] ? one : most))[0];
}
