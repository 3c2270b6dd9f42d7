import { simulate, type Export, type Fleet, type SimulateOptions } from '../../pipeline/simulator/index.js';
import type { Table } from './table.js';

const hour = 3_600_000;

/** A morning on which 50 people have more than 200 sessions at a time, and every trouble there is. */
export const busyMorning: SimulateOptions = {
  developers: 50,
  hours: 13,
  seed: 5,
  sessionsPerDay: 12,
  workday: [9, 10.5],
  zones: [0],
  cumulativeTrouble: true,
  habits: {
    cumulative: 0.4,
    resumes: 0.5,
    sharedSession: 0.4,
    parallel: 0.6,
    agentsView: 0.2,
    printRuns: 0.4,
    withoutTeam: 0.15,
    withoutLogin: 0.1,
  },
  network: { lost: 0.01, repeated: 0.01 },
};

/** The fleet with its working day beginning in a moment, `speed` times as fast as life. */
export function soon(options: SimulateOptions, speed: number, lead = 15_000): Fleet {
  const begins = (options.workday?.[0] ?? 8) * hour;
  return simulate({ ...options, compression: { start: Date.now() + lead - begins / speed, speed } });
}

/** What such a fleet does, counted from what it sends. */
export function chainFleet(options: SimulateOptions = busyMorning): Table {
  const fleet = simulate(options);
  const exports = [...fleet.exports];
  const entries = fleet.ledger.all();
  const counters = entries.filter(({ kind }) => kind === 'counter');
  const distinct = (key: string) => new Set(entries.map(({ common }) => common[key]).filter(Boolean)).size;
  const people = (habit: Parameters<(typeof fleet.people)[number]['has']>[0]) =>
    fleet.people.filter((person) => person.has(habit)).length;
  const spans = spansOf(exports);
  const facts: Record<string, number> = {
    people: fleet.people.length,
    'people without a team': people('withoutTeam'),
    'people without a login': people('withoutLogin'),
    'people with several machines': people('severalMachines'),
    'people who let machines sleep': people('sleeps'),
    'people who leave terminals open': people('leavesOpen'),
    'people who upgrade within the day': people('upgrades'),
    processes: spans.length,
    'processes at a time, at most': atOnce(spans),
    'processes with running totals': spans.filter(({ cumulative }) => cumulative).length,
    'processes with a single export': spans.filter(({ exports }) => exports === 1).length,
    'session ids of two processes at a time': shared(spans, (a, b) => b.from < a.to),
    'session ids taken up again later': shared(spans, (a, b) => b.from >= a.to),
    'sessions of the agents view': counters.filter(({ own }) => own['start_type'] === 'agents_view').length,
    'releases of the client': distinct('service.version'),
    'kinds of system': distinct('os.type'),
    'exports of counters that arrive': exports.filter(({ signal }) => signal === 'metrics').length,
    'points in them': exports.reduce((sum, one) => sum + pointsOf(one), 0),
    increments: counters.length,
    'increments that never arrive': counters.filter(({ arrivals }) => arrivals.length === 0).length,
    'increments that arrive twice': counters.filter(({ arrivals }) => arrivals.length > 1).length,
  };
  return {
    title: 'The fleet the live chain is held against',
    columns: ['what', 'number'],
    rows: Object.entries(facts).map(([what, number]) => [what, number.toLocaleString('en')]),
  };
}

type Span = { session: string; from: number; to: number; exports: number; cumulative: boolean };

function spansOf(exports: readonly Export[]): Span[] {
  const spans = new Map<string, Span>();
  for (const sent of exports) {
    if (sent.signal !== 'metrics') continue;
    const { metrics } = sent.body.resourceMetrics[0]!.scopeMetrics[0]!;
    const { aggregationTemporality, dataPoints } = metrics[0]!.sum;
    const session = dataPoints[0]!.attributes.find(({ key }) => key === 'session.id')!.value;
    const known = spans.get(sent.process);
    if (known) Object.assign(known, { to: sent.at, exports: known.exports + 1 });
    else
      spans.set(sent.process, {
        session: JSON.stringify(session),
        from: sent.at,
        to: sent.at,
        exports: 1,
        cumulative: aggregationTemporality === 2,
      });
  }
  return [...spans.values()];
}

function atOnce(spans: readonly Span[]): number {
  const steps = spans.flatMap(({ from, to }) => [
    [from, 1],
    [to, -1],
  ]) as [number, number][];
  let running = 0;
  return Math.max(...steps.sort(([a], [b]) => a - b).map(([, step]) => (running += step)));
}

function shared(spans: readonly Span[], related: (earlier: Span, later: Span) => boolean): number {
  const sessions = new Map<string, Span[]>();
  for (const span of spans) sessions.set(span.session, [...(sessions.get(span.session) ?? []), span]);
  return [...sessions.values()].filter((group) =>
    group.some((later, at) => group.slice(0, at).some((earlier) => related(earlier, later))),
  ).length;
}

function pointsOf(sent: Export): number {
  if (sent.signal !== 'metrics') return 0;
  return sent.body.resourceMetrics[0]!.scopeMetrics[0]!.metrics.reduce(
    (n, { sum }) => n + sum.dataPoints.length,
    0,
  );
}
