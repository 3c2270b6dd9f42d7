import { claudeCodeBoards } from '../../dashboards/index.js';
import { compileBoard } from '../../dashboards/compile.js';
import { simulate, type Export } from '../../pipeline/simulator/index.js';
import { collector } from '../../queries/pipeline.js';
import { inventoryOf } from '../../src/grafana/index.js';
import { startLoki } from '../engines/index.js';
import { asked, said, type Asked, type Outcome } from './numbers-loki-answer.js';
import { firstDay } from './numbers-fleets.js';
import { patience, pushAll } from './numbers-events.js';
import { day } from './numbers-ranges.js';
import type { Table } from './table.js';

interface Options {
  readonly developers?: number;
  readonly days?: number;
  readonly progress?: (text: string) => void;
}

/** By itself Loki splits 30 days into 720 parts: the same answer, minutes later on few processors. */
const unsplit = { split_queries_by_interval: 0, split_instant_metric_queries_by_interval: 0 };

/** By itself Loki gives up a query after a minute. */
const usualSeconds = 60;

/**
 * Every query that boards send to Loki when all is read from events, over 30 days of 200 developers, within the
 * limits Loki has by itself: 500 series a query, 30 days and an hour. What counts there are people, sessions and the
 * length of the range, so each is at work on one of three days: the first, the middle one or the last.
 */
export async function lokiLimits(options: Options = {}): Promise<readonly Table[]> {
  const { developers = 200, days = 30, progress = () => {} } = options;
  const loki = await startLoki({ flags: patience, limits: unsplit });
  try {
    const sessions = new Set<unknown>();
    const fleet = simulate(
      { developers, days: 1, seed: 12, start: firstDay },
      { record: ({ common }) => void sessions.add(common['session.id']) },
    );
    const records = await pushAll(loki, spread(fleet.exports, days));
    progress(`${records} records`);
    const range = { from: firstDay, to: firstDay + days * day };
    const outcomes: Outcome[] = [];
    for (const one of queries()) {
      outcomes.push(await asked(loki, one, range));
      const { board, panel, shorter } = outcomes.at(-1)!;
      progress(`${outcomes.length}. ${board} › ${panel}: ${[said(outcomes.at(-1)!), shorter].join(' ')}`);
    }
    return [refusals(outcomes, { developers, days, records, sessions: sessions.size }), slowest(outcomes)];
  } finally {
    await loki.stop();
  }
}

function refusals(
  outcomes: readonly Outcome[],
  {
    developers,
    days,
    records,
    sessions,
  }: { developers: number; days: number; records: number; sessions: number },
): Table {
  const refused = outcomes.filter(({ why }) => why !== undefined);
  const late = outcomes.filter(({ why, seconds }) => why === undefined && seconds > usualSeconds);
  return {
    title: `Loki's own limits: ${developers} developers, ${days} days`,
    notes:
      'Everybody at work on one of three days: the first, the middle one, the last. ' +
      `${records.toLocaleString('en')} events of ${sessions.toLocaleString('en')} sessions. ` +
      `${outcomes.length} different queries; ${outcomes.length - refused.length} are answered, ${late.length} of them ` +
      `later than the ${usualSeconds} seconds Loki gives a query by itself (here it had 5 minutes). These are refused:`,
    columns: ['board', 'panel', 'asked', 'why', 'over 29 days'],
    rows: refused.map(({ board, panel, kind, why, shorter = '' }) => [board, panel, kind, why!, shorter]),
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

/** A day of work: a third of the people have it first, a third in the middle of the range, a third at its end. */
function* spread(exports: Iterable<Export>, days: number): Generator<Export> {
  const gaps = [0, Math.floor(days / 2), days - 1];
  for (const sent of exports) {
    if (sent.signal !== 'logs') continue;
    const gap = BigInt(gaps[Number(sent.process.split('.')[0]) % gaps.length]! * day) * 1_000_000n;
    const moved = (nanos: string) => String(BigInt(nanos) + gap);
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
