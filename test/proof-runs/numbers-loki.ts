import { claudeCodeBoards } from '../../dashboards/index.js';
import { compileBoard } from '../../dashboards/compile.js';
import { simulate, type Export } from '../../pipeline/simulator/index.js';
import { collector } from '../../queries/pipeline.js';
import { inventoryOf } from '../../src/grafana/index.js';
import { request, startLoki, type Loki } from '../engines/index.js';
import { filled } from './numbers-ask.js';
import { firstDay } from './numbers-fleets.js';
import { patience, pushAll } from './numbers-events.js';
import { day } from './numbers-ranges.js';
import type { Table } from './table.js';

interface Asked {
  readonly board: string;
  readonly panel: string;
  readonly kind: string;
  readonly expr: string;
}

interface Options {
  readonly developers?: number;
  readonly days?: number;
  readonly progress?: (text: string) => void;
}

/** By itself Loki splits 30 days into 720 parts: the same answer, minutes later on few processors. */
const unsplit = { split_queries_by_interval: 0, split_instant_metric_queries_by_interval: 0 };

/** What a query came to: why it was refused, or how long it took for how many lines. */
interface Outcome extends Asked {
  readonly why?: string;
  readonly seconds: number;
  readonly lines: number;
}

/** By itself Loki gives up a query after a minute. */
const usualSeconds = 60;

/**
 * Every query that boards send to Loki when all is read from events, over 30 days of 200 developers, within the
 * limits Loki has by itself: 500 series a query, 30 days and an hour. What counts there are people, sessions and the
 * length of the range, so they are at work on three of the days: the first, the middle one and the last.
 */
export async function lokiLimits(options: Options = {}): Promise<readonly Table[]> {
  const { developers = 200, days = 30, progress = () => {} } = options;
  const loki = await startLoki({ flags: patience, limits: unsplit });
  try {
    const fleet = simulate({ developers, days: 3, seed: 12, start: firstDay }, { record: () => undefined });
    const records = await pushAll(loki, spread(fleet.exports, days));
    progress(`${records} records`);
    const range = { from: firstDay, to: firstDay + days * day };
    const outcomes: Outcome[] = [];
    for (const one of queries()) {
      outcomes.push({ ...one, ...(await outcome(loki, one, range)) });
      const { board, panel, why, seconds } = outcomes.at(-1)!;
      progress(`${outcomes.length}. ${board} › ${panel}: ${why ?? `${seconds.toFixed(1)} s`}`);
    }
    return [refusals(outcomes, { developers, days, records }), slowest(outcomes)];
  } finally {
    await loki.stop();
  }
}

function refusals(
  outcomes: readonly Outcome[],
  { developers, days, records }: { developers: number; days: number; records: number },
): Table {
  const refused = outcomes.filter(({ why }) => why !== undefined);
  const late = outcomes.filter(({ why, seconds }) => why === undefined && seconds > usualSeconds);
  return {
    title: `Loki's own limits: ${developers} developers, ${days} days`,
    notes:
      `Everybody at work on three of the days, ${records.toLocaleString('en')} events. ` +
      `${outcomes.length} different queries; ${outcomes.length - refused.length} are answered, ${late.length} of them ` +
      `later than the ${usualSeconds} seconds Loki gives a query by itself (here it had 5 minutes). These are refused:`,
    columns: ['board', 'panel', 'asked', 'why'],
    rows: refused.map(({ board, panel, kind, why }) => [board, panel, kind, why!]),
  };
}

function slowest(outcomes: readonly Outcome[]): Table {
  const answered = outcomes.filter(({ why }) => why === undefined);
  const order = answered.toSorted((a, b) => b.seconds - a.seconds);
  const middle = order[Math.floor(order.length / 2)]?.seconds ?? 0;
  return {
    title: 'The slowest of these queries, on two busy cores',
    file: 'numbers-loki-slowest',
    notes: `Of ${order.length} answers, one after the other; half of them took less than ${middle.toFixed(1)} s.`,
    columns: ['board', 'panel', 'asked', 'seconds', 'lines read'],
    rows: order
      .slice(0, 15)
      .map(({ board, panel, kind, seconds, lines }) => [
        board,
        panel,
        kind,
        seconds.toFixed(1),
        lines.toLocaleString('en'),
      ]),
  };
}

/** The boards' queries, each once. */
function queries(): readonly Asked[] {
  const settings = { pipeline: collector({ prefer: 'events' }), individuals: true };
  const all = claudeCodeBoards.flatMap((plan) => inventoryOf(compileBoard(plan, settings)));
  const found = new Map<string, Asked>();
  for (const { board, panel, engine, kind, expr } of all) {
    if (engine === 'loki' && !found.has(expr)) found.set(expr, { board, panel, kind, expr });
  }
  return [...found.values()];
}

const nanos = (at: number) => `${at}000000`;

async function outcome(
  { url }: Loki,
  { kind, expr }: Asked,
  range: { readonly from: number; readonly to: number },
): Promise<Omit<Outcome, keyof Asked>> {
  const query = filled(expr.replaceAll('${__range_s}', String((range.to - range.from) / 1000)), range)
    .replaceAll('${__range_ms}', String(range.to - range.from))
    .replaceAll('$__auto', '1d')
    .replaceAll(/\$(team|user|model|project|session|department|costCenter)\b/g, '.*');
  const [path, times] =
    kind === 'instant'
      ? (['query', { time: nanos(range.to) }] as const)
      : ([
          'query_range',
          { start: nanos(range.from), end: nanos(range.to), step: '86400', limit: '1000' },
        ] as const);
  const began = performance.now();
  const seconds = () => (performance.now() - began) / 1000;
  try {
    const address = `${url}/loki/api/v1/${path}?${new URLSearchParams({ query, ...times })}`;
    const { data } = JSON.parse(await request(address, {}, 300_000)) as Answered;
    return { seconds: seconds(), lines: data.stats?.summary?.totalLinesProcessed ?? 0 };
  } catch (error) {
    const why = (error as Error).message
      .replace(/^[\s\S]*answered /, '')
      .split('\n')[0]!
      .slice(0, 160)
      .replaceAll('|', '\\|');
    return { why, seconds: seconds(), lines: 0 };
  }
}

interface Answered {
  readonly data: { readonly stats?: { readonly summary?: { readonly totalLinesProcessed: number } } };
}

/** Three days of work, the second moved to the middle of the range and the third to its last day. */
function* spread(exports: Iterable<Export>, days: number): Generator<Export> {
  const gaps = [0, Math.floor(days / 2) - 1, days - 3];
  for (const sent of exports) {
    if (sent.signal !== 'logs') continue;
    const resourceLogs = sent.body.resourceLogs.map(({ resource, scopeLogs }) => ({
      resource,
      scopeLogs: scopeLogs.map(({ scope, logRecords }) => ({
        scope,
        logRecords: logRecords.map((one) =>
          Object.assign({}, one, { timeUnixNano: moved(one.timeUnixNano, gaps) }),
        ),
      })),
    }));
    yield { ...sent, body: { resourceLogs } };
  }
}

function moved(nanos: string, gaps: readonly number[]): string {
  const nth = Math.floor((Number(BigInt(nanos) / 1_000_000n) - firstDay) / day);
  const gap = gaps[Math.min(Math.max(nth, 0), gaps.length - 1)]!;
  return String(BigInt(nanos) + BigInt(gap * day) * 1_000_000n);
}
