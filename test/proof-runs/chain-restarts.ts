import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPrometheus, type Prometheus } from '../engines/index.js';
import { openGate } from '../pipeline/collector/gate.js';
import { live, type Acknowledged, type Lives } from '../pipeline/collector/lives.js';
import { LokiStage } from '../pipeline/collector/loki-stage.js';
import { settles, spoken, stored, type Way } from '../pipeline/collector/replicas.js';
import { ask, eventIds, loki as lokiQuery } from '../pipeline/collector/stores.js';
import type { Table } from './table.js';

const batch = 0.2;
const cost = 'claude_code_cost_usage_USD_total';

/** One way to end collectors, and what to do to Loki meanwhile. */
export interface Ending {
  readonly name: string;
  readonly way: Way;
  readonly how: 'KILL' | 'TERM';
  readonly lives: number;
  readonly seconds: number;
  readonly drain?: number;
  /** Seconds Loki is away, from the third second on. */
  readonly lokiAway?: number;
}

export interface Ended {
  readonly acknowledged: number;
  readonly counted: number;
  /** Acknowledged within one scrape interval and one batch before an end. */
  readonly atRisk: number;
  /** How long before an end the earliest lost increment was acknowledged, in milliseconds. */
  readonly reach: number;
  readonly events: number;
  readonly eventsLost: number;
  readonly storedTwice: number;
  readonly sentTwice: number;
}

export const endings: readonly Ending[] = [
  ...(['scraped', 'otlp', 'remoteWrite'] as const).flatMap((way): Ending[] => [
    { name: 'kill -9', way, how: 'KILL', lives: 4, seconds: 9 },
    { name: 'orderly stop', way, how: 'TERM', lives: 4, seconds: 9 },
  ]),
  ...(['scraped', 'otlp'] as const).map((way): Ending => ({
    name: 'orderly stop, a scrape interval after the last client',
    way,
    how: 'TERM',
    lives: 3,
    seconds: 7,
    drain: 7,
  })),
  { name: 'kill -9, Loki away for a minute', way: 'otlp', how: 'KILL', lives: 2, seconds: 40, lokiAway: 60 },
];

/** Kills and stops collectors under load, and counts what the stores hold of what was acknowledged. */
export async function chainRestarts(progress: (text: string) => void = () => {}): Promise<Table> {
  const scrape = 5;
  const rows: string[][] = [];
  for (const ending of endings) {
    const found = await end(ending, scrape);
    const { acknowledged, counted, atRisk, reach, events, eventsLost, storedTwice, sentTwice } = found;
    const numbers = [
      acknowledged,
      acknowledged - counted,
      atRisk,
      reach,
      events,
      eventsLost,
      storedTwice,
      sentTwice,
    ];
    rows.push([spoken[ending.way], ending.name, String(ending.lives), ...numbers.map(String)]);
    progress(rows.at(-1)!.join(', '));
  }
  return {
    title: `Collectors ended under load, scraped every ${scrape} s, batches of ${batch * 1000} ms`,
    columns: [
      'counters',
      'end',
      'ends',
      'increments acknowledged',
      'lost',
      'acknowledged in the last scrape interval and batch',
      'earliest lost, ms before the end',
      'events acknowledged',
      'lost',
      'twice in Loki',
      'twice on the way',
    ],
    rows,
  };
}

export async function end(ending: Ending, scrapeSeconds: number): Promise<Ended> {
  const user = `${ending.way}-${ending.how}`.toLowerCase();
  const folder = await mkdtemp(join(tmpdir(), 'ccboards-lives-'));
  const [prometheus, stage, gate] = await Promise.all([
    startPrometheus(),
    LokiStage.start(folder),
    openGate(),
  ]);
  try {
    gate.lead(stage.loki);
    const { way, how, lives: count, seconds, drain } = ending;
    const more = drain === undefined ? {} : { drain };
    const lives: Lives = {
      way,
      how,
      count,
      seconds,
      ...more,
      scrapeSeconds,
      prometheus,
      lokiUrl: gate.url,
      folder,
      user,
    };
    const away = ending.lokiAway === undefined ? undefined : stage.leave(gate, ending.lokiAway);
    const { acknowledged, last } = await live(lives);
    await away;
    const found = await tally({ acknowledged, prometheus, stage, scrapeSeconds });
    await last.stop();
    return found;
  } finally {
    await gate.close();
    await Promise.all([prometheus.stop(), stage.loki.stop()]);
    await rm(folder, { recursive: true, force: true });
  }
}

async function tally(of: {
  acknowledged: Acknowledged;
  prometheus: Prometheus;
  stage: LokiStage;
  scrapeSeconds: number;
}): Promise<Ended> {
  const { acknowledged, prometheus, stage, scrapeSeconds } = of;
  const counted = await settles(async () => (await stored(prometheus, cost))[''] ?? 0, {
    expected: Number.NaN,
    quiet: (scrapeSeconds + 2) * 1000,
  });
  const lines = async () =>
    (await ask(lokiQuery(stage.loki), 'sum(count_over_time({service_name="claude-code"}[1h]))'))[''] ?? 0;
  const stayed = await settles(lines, { expected: Number.NaN, quiet: 8_000 });
  const { increments, events } = acknowledged;
  const found = new Set<string>();
  for (const session of new Set(events.map((id) => id.replace(/-\d+$/, '')))) {
    for (const id of await eventIds(stage.loki, session)) found.add(id);
  }
  const lost = Math.max(0, increments.length - counted);
  const newest = [...increments].sort((a, b) => a - b);
  return {
    acknowledged: increments.length,
    counted,
    atRisk: newest.filter((before) => before <= (scrapeSeconds + batch) * 1000).length,
    reach: lost === 0 ? 0 : newest[lost - 1]!,
    events: events.length,
    eventsLost: events.filter((id) => !found.has(id)).length,
    storedTwice: stayed - found.size,
    sentTwice: (await stage.received()) - found.size,
  };
}
