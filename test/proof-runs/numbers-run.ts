import { arrivalTable } from './numbers-arrival.js';
import { full, parts, type Scale } from './numbers.js';
import type { Finding } from './numbers-findings.js';
import { Kept } from './numbers-kept.js';
import { grouped, measuresTable, summary, tableOf } from './numbers-report.js';
import type { Table } from './table.js';

/**
 * Every part of the numbers that was not run before, or those named; then the tables of all that is known.
 * `fresh` runs again what is kept; of a part that was only run with other fleets, `also`, that is told.
 */
export async function numbersProof(options: {
  readonly only?: readonly string[];
  readonly fresh?: boolean;
  readonly scale?: Scale;
  readonly also?: readonly Scale[];
  readonly progress?: (text: string) => void;
}): Promise<readonly Table[]> {
  const { only = [], fresh = false, scale = full, also = [], progress = () => {} } = options;
  const kept = new Kept<readonly Finding[]>(sizeOf(scale));
  const found: Finding[] = [];
  for (const part of parts({ ...scale, progress })) {
    const named = only.length === 0 || only.some((name) => part.name.startsWith(name));
    const known = fresh && named ? undefined : kept.read(part.name);
    if (!known && named) {
      const began = Date.now();
      const now = await part.run();
      kept.write(part.name, now);
      progress(`${part.name}: ${Math.round((Date.now() - began) / 1000)} s`);
      found.push(...withPeople(now, scale));
    } else found.push(...(known ? withPeople(known, scale) : elsewhere(part.name, also)));
  }
  const long = grouped(found, tableOf).map(([name, all]) => measuresTable(name, all));
  const { days, times } = scale;
  const fleets = grouped(found, ({ fleet }) => fleet).map(([name]) => name);
  return [summary(found, { days, times: 2 * times, fleets }), arrivalTable(found), ...long];
}

function sizeOf(scale: Scale): Scale {
  const { progress: _, ...size } = scale;
  return size;
}

/** How many people a fleet had belongs to what was found on it. */
function withPeople(found: readonly Finding[], { developers }: Scale): Finding[] {
  return found.map((one) => ({ ...one, people: developers }));
}

function elsewhere(part: string, scales: readonly Scale[]): Finding[] {
  for (const scale of scales) {
    const known = new Kept<readonly Finding[]>(sizeOf(scale)).read(part);
    if (known) return withPeople(known, scale);
  }
  return [];
}
