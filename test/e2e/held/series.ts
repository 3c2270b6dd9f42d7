import { expect } from 'vitest';
import type { Ledger } from '../../../pipeline/simulator/index.js';
import type { InventoryEntry } from '../../../src/grafana/index.js';
import type { Shown } from '../../../src/proof/index.js';
import { written } from '../written.js';
import { answerOf, isKnown, type Answer } from './answer.js';
import { isNothing } from './hold.js';
import { namesOf } from './names.js';
import type { Asked, View } from './question.js';

const hour = 3_600_000;
const steps: Readonly<Record<string, number>> = { '1h': hour, '1d': 24 * hour };

/** The step of a panel over time that the ledger knows all of. */
export function stepOf(entries: readonly InventoryEntry[]): number | undefined {
  const asked = entries.map((entry) => overRange(entry));
  const isOverTime = entries.length > 0 && entries.every(({ kind }) => kind === 'range');
  return isOverTime && asked.every(isKnown) ? steps[String(entries[0]!['window'])] : undefined;
}

/** A bar is what a range of its length would be. */
function overRange(entry: InventoryEntry): Asked {
  const asked = entry as unknown as Asked;
  const aggregate = asked.aggregate === 'perStep' ? 'total' : asked.aggregate;
  return { ...asked, aggregate, window: '$__range' };
}

/** Holds every point of every line: what the ledger says of its step, by name and by the time it stands at. */
export function holdSeries(
  shown: Shown,
  of: { readonly entries: readonly InventoryEntry[]; readonly view: View; readonly step: number },
): void {
  const lines = shown.kind === 'series' ? shown.series : [];
  const told = lines.flatMap(({ name, points }, at) =>
    points
      .filter(({ value, text }) => value !== null && !isNothing(text))
      .map((point) => [of.entries.length > 1 ? `${at}` : name, point.at, point.text]),
  );
  expect(told.toSorted(inOrder)).toEqual(expected(of, lines[0]?.name ?? '').toSorted(inOrder));
}

function expected(
  { entries, view, step }: Parameters<typeof holdSeries>[1],
  only: string,
): readonly (readonly unknown[])[] {
  const first = Math.floor(view.from / step) * step;
  const starts = Array.from(
    { length: Math.floor((view.to - first) / step) + 1 },
    (_, at) => first + at * step,
  );
  return entries.flatMap((entry, at) =>
    starts.flatMap((start) => {
      const asked = overRange(entry);
      const end = Math.min(start + step, view.to);
      const answer = answerOf(asked, { ...view, ...arrived({ ...view, from: start, to: end }, asked) });
      return [...named(answer, asked)]
        .map(([name, value]) => [name, written(value, String(entry['unit']))] as const)
        .filter(([, text]) => !isNothing(text))
        .map(([name, text]) => [entries.length > 1 ? `${at}` : name || only, start, text]);
    }),
  );
}

const scrape = 240_000;

/**
 * Counters are scraped every few minutes from half of that after the first export: what comes after a step's last
 * scrape is in the next step.
 */
function arrived({ ledger, from, to }: View, { source }: Asked): Pick<View, 'from' | 'to'> {
  if (source === 'event') return { from, to };
  const first = firstArrival(ledger) + scrape / 2;
  const scraped = (at: number) => first + Math.floor((at - first) / scrape) * scrape;
  return { from: scraped(from), to: scraped(to) };
}

const began = new WeakMap<Ledger, number>();

function firstArrival(ledger: Ledger): number {
  const known = began.get(ledger);
  if (known !== undefined) return known;
  const first = ledger
    .all()
    .reduce((least, { arrivals }) => Math.min(least, ...arrivals), Number.POSITIVE_INFINITY);
  began.set(ledger, first);
  return first;
}

/** By the names a person reads; what bears one name, as models of a family do, is added up. */
function named(answer: Answer, { by }: Asked): Answer {
  const found = new Map<string, number>();
  for (const [key, value] of answer) {
    const name = namesOf(by, key).join(' ');
    found.set(name, (found.get(name) ?? 0) + value);
  }
  return found;
}

function inOrder(a: readonly unknown[], b: readonly unknown[]): number {
  return String(a) < String(b) ? -1 : 1;
}
