import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { randomFaults } from '../test/proof-runs/api-faults.js';
import { kills } from '../test/proof-runs/api-kill.js';
import { sizes } from '../test/proof-runs/api-size.js';
import { boardsProof } from '../test/proof-runs/boards.js';
import type { BoardsSize } from '../test/proof-runs/boards-month.js';
import { bookEdges } from '../test/proof-runs/book-edges.js';
import { booksProof } from '../test/proof-runs/books.js';
import { chainBadInput } from '../test/proof-runs/chain-bad-input.js';
import { chainFleet } from '../test/proof-runs/chain-fleet.js';
import { chainLive } from '../test/proof-runs/chain-live.js';
import { chainMemory, chainThroughput } from '../test/proof-runs/chain-load.js';
import { chainSeries } from '../test/proof-runs/chain-series.js';
import { chainRestarts } from '../test/proof-runs/chain-restarts.js';
import type { Scale } from '../test/proof-runs/numbers.js';
import { numbersCost } from '../test/proof-runs/numbers-cost.js';
import { lokiLimits } from '../test/proof-runs/numbers-loki.js';
import { numbersProof } from '../test/proof-runs/numbers-run.js';
import { seriesCounts } from '../test/proof-runs/series-counts.js';
import type { Table } from '../test/proof-runs/table.js';

/**
 * `npm run proof`: what takes too long for `npm test`. The tables go to docs/proof/. `--only books` runs one.
 * `--only numbers` goes on where it was ended; `--part "events (calm)"` runs one of its parts, `--fresh` all anew,
 * `--size '{"developers":4,"days":32,"times":1}'` smaller fleets, and with
 * `--also` such a size what was not run with the larger one is told of that.
 */
const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true },
    part: { type: 'string', multiple: true },
    fresh: { type: 'boolean' },
    size: { type: 'string' },
    also: { type: 'string', multiple: true },
  },
});
const { part: only = [], fresh = false, size, also = [] } = values;

const runs: Readonly<Record<string, () => Promise<Table | readonly Table[]>>> = {
  numbers: () =>
    numbersProof({
      only,
      fresh,
      progress: say,
      also: also.map((one) => JSON.parse(one) as Scale),
      ...(size && { scale: JSON.parse(size) as Scale }),
    }),
  boards: () =>
    boardsProof({ only, fresh, progress: say, ...(size && { size: JSON.parse(size) as BoardsSize }) }),
  'numbers-cost': () => numbersCost({ fresh, progress: say }),
  'numbers-loki': () => lokiLimits({ progress: say }),
  books: () => booksProof(),
  'book-edges': () => bookEdges(say),
  'chain-fleet': async () => chainFleet(),
  'chain-live': () => chainLive({ progress: say }),
  'chain-restarts': () => chainRestarts(say),
  'chain-bad-input': () => chainBadInput(),
  'chain-throughput': () => chainThroughput(),
  'chain-memory': () => chainMemory(),
  'chain-series-scraped': () => chainSeries({ among: ['scraped'], progress: say }),
  'chain-series-pushed': () => chainSeries({ among: ['otlp', 'remoteWrite'], progress: say }),
  'series-counts': async () => seriesCounts({ progress: say }),
  'series-months': async () => ({
    ...seriesCounts({ sizes: [20], days: [7, 14, 30, 60], progress: say })[0]!,
    title: 'Series by developer over two months, on one replica',
  }),
  'api-faults': async () =>
    facts('1,000 applies at random faults', await randomFaults({ runs: 1000, share: 0.2, seed: 1 })),
  'api-kills': async () =>
    facts(
      'Kills at every request of an apply',
      await kills({ edition: '12.1', positions: every, atOnce: 3 }),
    ),
  'api-sizes': async () =>
    rows(
      '500 boards, 50 folders, 300 rules',
      await sizes({ edition: '12.1', delays: [0, 20, 50, 100], writers: 4 }),
    ),
};

const wanted = values.only ?? Object.keys(runs);
const unknown = wanted.find((name) => !(name in runs));
if (unknown !== undefined) {
  console.error(`There is no proof "${unknown}". Proofs: ${Object.keys(runs).join(', ')}`);
  process.exitCode = 2;
} else {
  const folder = fileURLToPath(new URL('../docs/proof', import.meta.url));
  mkdirSync(folder, { recursive: true });
  for (const name of wanted) {
    const began = Date.now();
    say(`${name} ...`);
    for (const table of [await runs[name]!()].flat() as readonly Table[]) {
      writeFileSync(join(folder, `${table.file ?? name}.md`), markdown(table));
      console.log(markdown(table));
    }
    say(`${name}: ${Math.round((Date.now() - began) / 1000)} s`);
  }
}

function say(text: string): void {
  console.error(text);
}

function every(requests: number): readonly number[] {
  return Array.from({ length: requests }, (_, index) => index + 1);
}

function facts(title: string, found: object): Table {
  return {
    title,
    columns: ['what', 'number'],
    rows: Object.entries(found).map(([key, value]) => [words(key), String(value)]),
  };
}

function rows(title: string, found: readonly object[]): Table {
  const columns = Object.keys(found[0] ?? {});
  return {
    title,
    columns: columns.map(words),
    rows: found.map((row) => columns.map((column) => shown((row as Record<string, unknown>)[column]))),
  };
}

function shown(value: unknown): string {
  return typeof value === 'number' && !Number.isInteger(value) ? value.toFixed(2) : String(value);
}

function words(key: string): string {
  return key.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

function markdown({ title, notes, columns, rows }: Table): string {
  const head = [`# ${title}`, '', ...(notes ? [notes, ''] : [])];
  return [...head, line(columns), line(columns.map(() => '---')), ...rows.map(line), ''].join('\n');
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
