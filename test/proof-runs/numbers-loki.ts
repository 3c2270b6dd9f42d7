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

const range = { from: firstDay - day, to: firstDay + 29 * day };

/**
 * Every query that boards send to Loki when all is read from events, over 30 days of 200 developers, within the
 * limits Loki has by itself: 500 series a query, 30 days and an hour. What counts are people, sessions and the
 * length of the range, so each of the two ends of the range holds the work of one day of half the people.
 */
export async function lokiLimits(
  options: { readonly developers?: number; readonly progress?: (text: string) => void } = {},
): Promise<Table> {
  const { developers = 200, progress = () => {} } = options;
  const loki = await startLoki({ flags: patience });
  try {
    const fleet = simulate({
      developers,
      days: 1,
      seed: 12,
      start: firstDay,
      network: { lost: 0, repeated: 0 },
    });
    const records = await pushAll(loki, apart(fleet.exports));
    progress(`${records} records`);
    const all = queries();
    const refused: string[][] = [];
    for (const [nth, one] of all.entries()) {
      const why = await refusal(loki, one);
      if (why !== undefined) refused.push([one.board, one.panel, one.kind, why]);
      if (nth % 20 === 0) progress(`${nth} of ${all.length}`);
    }
    return {
      title: `Loki's own limits, ${developers} developers, 30 days`,
      notes: `${all.length} different queries; ${all.length - refused.length} are answered. These are not:`,
      columns: ['board', 'panel', 'asked', 'why'],
      rows: refused,
    };
  } finally {
    await loki.stop();
  }
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

async function refusal({ url }: Loki, { kind, expr }: Asked): Promise<string | undefined> {
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
  try {
    await request(`${url}/loki/api/v1/${path}?${new URLSearchParams({ query, ...times })}`, {}, 120_000);
    return undefined;
  } catch (error) {
    return (error as Error).message
      .replace(/^[\s\S]*answered /, '')
      .split('\n')[0]!
      .slice(0, 160)
      .replaceAll('|', '\\|');
  }
}

/** Half of the processes a day before the fleet's first, the others four weeks after it. */
function* apart(exports: Iterable<Export>): Generator<Export> {
  for (const sent of exports) {
    if (sent.signal !== 'logs') continue;
    const shift = BigInt(Number(sent.process.split('.')[0]) % 2 === 0 ? -day : 28 * day) * 1_000_000n;
    const moved = (nanos: string) => String(BigInt(nanos) + shift);
    const resourceLogs = sent.body.resourceLogs.map(({ resource, scopeLogs }) => ({
      resource,
      scopeLogs: scopeLogs.map(({ scope, logRecords }) => ({
        scope,
        logRecords: logRecords.map((one) =>
          Object.assign({}, one, { timeUnixNano: moved(one.timeUnixNano) }),
        ),
      })),
    }));
    yield { ...sent, body: { resourceLogs } };
  }
}
