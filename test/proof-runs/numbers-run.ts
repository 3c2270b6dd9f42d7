import { full, parts, type Scale } from './numbers.js';
import type { Finding } from './numbers-findings.js';
import { Kept } from './numbers-kept.js';
import { grouped, measuresTable, summary, tableOf } from './numbers-report.js';
import type { Table } from './table.js';

/**
 * Every part of the numbers that was not run before, or those named; then the tables of all that is known.
 * `fresh` runs again what is kept.
 */
export async function numbersProof(options: {
  readonly only?: readonly string[];
  readonly fresh?: boolean;
  readonly scale?: Scale;
  readonly progress?: (text: string) => void;
}): Promise<readonly Table[]> {
  const { only = [], fresh = false, scale = full, progress = () => {} } = options;
  const { progress: _, ...size } = scale;
  const kept = new Kept<readonly Finding[]>(size);
  const found: Finding[] = [];
  for (const part of parts({ ...scale, progress })) {
    const named = only.length === 0 || only.some((name) => part.name.startsWith(name));
    const known = fresh && named ? undefined : kept.read(part.name);
    if (!known && named) {
      const began = Date.now();
      const now = await part.run();
      kept.write(part.name, now);
      progress(`${part.name}: ${Math.round((Date.now() - began) / 1000)} s`);
      found.push(...now);
    } else found.push(...(known ?? []));
  }
  const long = grouped(found, tableOf).map(([name, all]) => measuresTable(name, all));
  const { developers, days, times } = scale;
  const parted = grouped(found, ({ fleet }) => fleet)
    .map(([name]) => name)
    .join(', ');
  const fleets = `${developers} people each, ${days} days, each length of range ${2 * times} times; ${parted}`;
  return [summary(found, fleets), ...long];
}
