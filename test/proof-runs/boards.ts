import type { Pipeline } from '../../queries/pipeline.js';
import { startPrometheus } from '../engines/index.js';
import { lengths, type Month } from '../e2e/all-boards-fleet.js';
import { busiest, happened, ofCollector } from '../e2e/all-boards-happened.js';
import { each, open, panelsOn } from '../e2e/all-boards-run.js';
import { askedOnce } from '../e2e/asked-once.js';
import { pipelines } from '../queries/support/pipelines.js';
import { writeWithBooks } from './boards-counters.js';
import { EventStores } from './boards-events.js';
import { monthOf, type BoardsSize } from './boards-month.js';
import { Kept } from './numbers-kept.js';
import type { Table } from './table.js';

/** What was seen of one preset over one range. */
interface Found {
  readonly preset: string;
  readonly range: string;
  readonly boards: number;
  readonly targets: number;
  readonly errors: readonly string[];
  readonly empty: readonly string[];
  readonly slowest: { readonly ms: number; readonly panel: string };
  readonly samples: number;
  readonly lines: number;
  readonly people: number;
  readonly sessions: number;
}

/** Two hundred people over a month. */
export const fullBoards: BoardsSize = { developers: 200, days: 30, records: 15 };

/**
 * Every target of every board with every preset, over an hour to a month, on real engines: does it run, and is
 * nothing empty of which the ledger has something? Goes on where it was ended.
 */
export async function boardsProof(options: {
  readonly only?: readonly string[];
  readonly fresh?: boolean;
  readonly size?: BoardsSize;
  readonly progress?: (text: string) => void;
}): Promise<Table> {
  const { only = [], fresh = false, size = fullBoards, progress = () => {} } = options;
  const kept = new Kept<readonly Found[]>({ boards: size });
  const stores = new EventStores();
  const months = new Map<string, Month>();
  const found: Found[] = [];
  try {
    for (const [preset, pipeline] of Object.entries(pipelines)) {
      const named = only.length === 0 || only.includes(preset);
      const known = fresh && named ? undefined : kept.read(preset);
      if (known || !named) {
        found.push(...(known ?? []));
        continue;
      }
      const began = Date.now();
      const { team } = pipeline.own;
      const month = months.get(team) ?? monthOf(size, { team });
      months.set(team, month);
      const now = await ranges(preset, { pipeline, month, stores, progress });
      kept.write(preset, now);
      progress(`${preset}: ${Math.round((Date.now() - began) / 1000)} s`);
      found.push(...now);
    }
  } finally {
    await stores.stop();
  }
  return table(found, size);
}

interface Setting {
  readonly pipeline: Pipeline;
  readonly month: Month;
  readonly stores: EventStores;
  readonly progress: (text: string) => void;
}

async function ranges(preset: string, { pipeline, month, stores, progress }: Setting): Promise<Found[]> {
  const prometheus = pipeline.counters === 'none' ? undefined : await startPrometheus();
  const door = prometheus && (await askedOnce(prometheus.url));
  try {
    if (prometheus) await writeWithBooks(prometheus, month, pipeline);
    const loki = await stores.of(pipeline, month);
    progress(`${preset}: written`);
    const found: Found[] = [];
    for (const [range, length] of Object.entries(lengths)) {
      const urls = { ...(door && { prometheus: door.url }), ...(loki !== undefined && { loki }) };
      found.push(await seen({ preset, range, length }, { pipeline, month, urls }));
      progress(
        `${preset}, ${range}: ${found.at(-1)!.errors.length} errors, ${found.at(-1)!.empty.length} empty`,
      );
    }
    return found;
  } finally {
    await door?.stop();
    await prometheus?.stop();
  }
}

async function seen(
  { preset, range, length }: { preset: string; range: string; length: number },
  {
    pipeline,
    month,
    urls,
  }: { pipeline: Pipeline; month: Month; urls: { prometheus?: string; loki?: string } },
): Promise<Found> {
  const { to, ledger } = month;
  const from = to - length;
  const panels = panelsOn(pipeline);
  const opening = {
    stores: urls,
    range: { from, to, zone: 'UTC' },
    busiest: (of: string) => busiest(ledger, of, { from, to }),
  };
  const runs = await each(panels, async (one) => {
    const { targets, state } = await open(one, opening);
    const place = `${one.board} › ${one.panel.title}`;
    const lived = { ledger, from, to, absent: ofCollector, sparse: true };
    return { targets, place, empty: state === 'empty' && one.about.some((entry) => happened(entry, lived)) };
  });
  const targets = runs.flatMap((one) => one.targets.map((target) => ({ place: one.place, target })));
  const slowest = targets.reduce((most, one) => (one.target.ms > most.target.ms ? one : most));
  const read = (engine: string) =>
    targets.reduce((sum, { target }) => sum + (target.engine === engine ? (target.samples ?? 0) : 0), 0);
  return {
    preset,
    range,
    boards: new Set(panels.map(({ uid }) => uid)).size,
    targets: targets.length,
    errors: targets.flatMap(({ place, target }) =>
      target.error === undefined ? [] : [`${place}: ${target.error}`],
    ),
    empty: runs.filter(({ empty }) => empty).map(({ place }) => place),
    slowest: { ms: Math.round(slowest.target.ms), panel: slowest.place },
    samples: read('prometheus'),
    lines: read('loki'),
    people: month.ledger.distinct({ measure: 'apiRequests', of: 'user' }),
    sessions: month.ledger.distinct({ measure: 'apiRequests', of: 'session' }),
  };
}

const limited = /maximum number of series \(500\)/;

function table(found: readonly Found[], { developers, days, records }: BoardsSize): Table {
  return {
    title: 'Every board with every preset',
    notes:
      `Of ${developers} developers over ${days} days the sessions of at most ${records} records, and an hour at the ` +
      `end in which everything happened that can: ${found[0]?.people ?? 0} people and ${found[0]?.sessions ?? 0} sessions with requests. ` +
      'Each query that is equal to the letter was sent once for a preset; Loki ' +
      'answered in pieces of a day. "Empty": shows nothing, though the ledger has something of it. "Over 500": lists ' +
      'by session, which say that Loki answers for up to 500 of them; refused by Loki as they say.',
    columns: [
      'preset',
      'range',
      'boards',
      'targets',
      'errors',
      'over 500',
      'empty',
      'slowest query',
      'samples',
      'lines',
    ],
    rows: found.map(({ preset, range, boards, targets, errors, empty, slowest, samples, lines }) => [
      preset,
      range,
      `${boards}`,
      `${targets}`,
      named(errors.filter((one) => !limited.test(one))),
      `${errors.filter((one) => limited.test(one)).length}`,
      named(empty),
      `${slowest.ms} ms, ${slowest.panel}`,
      samples.toLocaleString('en-US'),
      lines.toLocaleString('en-US'),
    ]),
  };
}

function named(all: readonly string[]): string {
  const some = all.slice(0, 3).map((one) =>
    one
      .split('\n')[0]!
      .slice(0, 200)
      .replaceAll('|', String.raw`\|`),
  );
  return all.length === 0 ? '0' : `${all.length}: ${some.join('; ')}${all.length > 3 ? ' …' : ''}`;
}
