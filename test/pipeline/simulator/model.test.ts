import { expect, test } from 'vitest';
import {
  accumulated,
  calm,
  cardinality,
  openMetricsLines,
  perSession,
  simulate,
  type AccumulatedOptions,
  type Series,
} from '../../../pipeline/simulator/index.js';

const options = { developers: 6, days: 1, seed: 12 } as const;
const minute = 60_000;

const model = (extra: Partial<AccumulatedOptions> = {}) => {
  const fleet = simulate(options);
  const portions = [...accumulated(fleet.exports, { to: fleet.end, ...extra })];
  return { fleet, portions };
};

/** The series of all portions joined, by their labels. */
function joined(portions: readonly (readonly Series[])[]): Map<string, Series> {
  const all = new Map<string, Series & { samples: (readonly [number, number])[] }>();
  for (const series of portions.flat()) {
    const key = JSON.stringify([series.name, series.labels]);
    const before = all.get(key);
    if (!before) all.set(key, { ...series, samples: [...series.samples] });
    else for (const sample of series.samples) before.samples.push(sample);
  }
  return all;
}

/** What range queries on books do: the difference of two samples a series, then the sum. */
function grown(series: Iterable<Series>, by: string, from: number, to: number): Map<string, number> {
  const totals = new Map<string, number>();
  for (const { labels, samples } of series) {
    const upTo = (time: number) => samples.findLast(([at]) => at <= time)?.[1] ?? 0;
    const key = labels[by] ?? '';
    totals.set(key, (totals.get(key) ?? 0) + upTo(to) - upTo(from));
  }
  return new Map([...totals].filter(([, value]) => value !== 0));
}

const cost = (all: Map<string, Series>) =>
  [...all.values()].filter(({ name }) => name === 'claude_code_cost_usage_USD_total');

const total = (map: Map<string, number>) => [...map.values()].reduce((sum, value) => sum + value, 0);

test.each([1, 2])('%i replicas: totals by team are what arrived', (replicas) => {
  const { fleet, portions } = model({ replicas });
  const { start, end, ledger } = fleet;
  const last = end - minute;
  const found = grown(cost(joined(portions)).values(), 'team', start, last);
  const wanted = ledger.total({ measure: 'cost', to: last, by: ['team'] });
  expect([...found.keys()].sort()).toEqual([...wanted.keys()].sort());
  const lastMinutes = ledger.total({ measure: 'cost', from: last - minute, to: last });
  expect(total(wanted) - total(found)).toBeGreaterThanOrEqual(-1e-9);
  expect(total(wanted) - total(found)).toBeLessThanOrEqual(lastMinutes + 1e-9);
});

test('a series is sampled each minute from its birth to the end, and never falls', () => {
  const { fleet, portions } = model();
  for (const { samples } of joined(portions).values()) {
    const steps = samples.slice(1).map(([at, value], i) => [at - samples[i]![0], value - samples[i]![1]]);
    expect(steps.every(([time, growth]) => time === minute && growth! >= 0)).toBe(true);
    expect(samples[0]![1]).toBeGreaterThan(0);
    expect(fleet.end - samples.at(-1)![0]).toBeLessThan(minute);
  }
});

test('series carry the allowed labels and the replica, and no two are alike', () => {
  const { portions } = model({ replicas: 2 });
  const all = joined(portions);
  const labels = new Set([...all.values()].flatMap((series) => Object.keys(series.labels)));
  expect([...labels].sort()).toEqual(
    'cost_center decision department instance job language model project query_source source start_type team tool_name type user_email'.split(
      ' ',
    ),
  );
  expect(new Set([...all.values()].map((series) => series.labels['instance']))).toEqual(
    new Set(['replica-0-1', 'replica-1-1']),
  );
});

test('a replica that restarts begins new series from zero, and nothing is lost', () => {
  const fleet = simulate(options);
  const at = fleet.start + 12 * 3_600_000;
  const portions = [...accumulated(fleet.exports, { to: fleet.end, restarts: [{ at, replica: 0 }] })];
  const all = cost(joined(portions));
  const ends = all.map(({ labels, samples }) => [labels['instance'], samples.at(-1)![0]] as const);
  expect(new Set(ends.map(([instance]) => instance))).toEqual(new Set(['replica-0-1', 'replica-0-2']));
  for (const [instance, end] of ends) expect(end === at).toBe(instance === 'replica-0-1');
  const found = total(grown(all, 'team', fleet.start, fleet.end));
  expect(found).toBeCloseTo(fleet.ledger.total({ measure: 'cost', to: fleet.end - minute / 2 }), 6);
});

test('a restart of a replica that is not there is refused', () => {
  const { start, end, exports } = simulate(options);
  const restarts = [{ at: start, replica: 1 }];
  expect(() => [...accumulated(exports, { to: end, restarts })]).toThrow(
    'accumulated › restarts: of 1 replicas none has the number 1',
  );
});

test('portions come in order of time', () => {
  const { portions } = model({ portion: 3_600_000 });
  expect(portions.length).toBeGreaterThan(12);
  let last = 0;
  for (const portion of portions) {
    const times = portion.flatMap(({ samples }) => samples.map(([at]) => at));
    expect(times.reduce((a, b) => Math.min(a, b))).toBeGreaterThan(last);
    last = times.reduce((a, b) => Math.max(a, b));
  }
});

test('cumulative sessions: born above zero, kept apart, gone after their end', () => {
  const habits = { ...calm.habits, cumulative: 1 };
  const fleet = simulate({ ...options, ...calm, habits });
  const all = joined([...perSession(fleet.exports, { to: fleet.end })]);
  const sums = new Map<string, number>();
  for (const { name, labels, samples } of cost(all)) {
    expect(labels['session_id']).toBeDefined();
    expect(name).toBe('claude_code_cost_usage_USD_total');
    const values = samples.map(([, value]) => value);
    expect(values).toEqual(values.toSorted((a, b) => a - b));
    expect(values[0]).toBeGreaterThan(0);
    sums.set('all', (sums.get('all') ?? 0) + values.at(-1)!);
  }
  expect(sums.get('all')).toBeCloseTo(fleet.ledger.total({ measure: 'cost' }), 6);
});

test('a session resumed by a cumulative client writes into its old series from zero', () => {
  const habits = { ...calm.habits, cumulative: 1, resumes: 1, sharedSession: 1 };
  const fleet = simulate({ ...options, ...calm, habits, cumulativeTrouble: true });
  const all = [...joined([...perSession(fleet.exports, { to: fleet.end })]).values()];
  const falls = all.filter(({ samples }) =>
    samples.some(([, value], i) => i > 0 && value < samples[i - 1]![1]),
  );
  expect(falls.length).toBeGreaterThan(0);
});

test('the per-session model refuses clients that send deltas', () => {
  const fleet = simulate({ ...options, ...calm });
  expect(() => [...perSession(fleet.exports, { to: fleet.end })]).toThrow(
    'perSession › a client sends deltas: simulate with habits: { cumulative: 1 }',
  );
});

test('OpenMetrics text, plain and with UTF-8 names', () => {
  const samples = [
    [1_000, 1],
    [61_000, 2.5],
  ] as const;
  const labels = { team: 'a "b" \\ c\nd' };
  expect([...openMetricsLines([[{ name: 'cost_total', labels, samples }]])]).toEqual([
    String.raw`cost_total{team="a \"b\" \\ c\nd"} 1 1`,
    String.raw`cost_total{team="a \"b\" \\ c\nd"} 2.5 61`,
    '# EOF',
  ]);
  expect([...openMetricsLines([[{ name: 'cost.usage', labels: { 'user.id': 'x' }, samples }]])][0]).toBe(
    '{"cost.usage","user.id"="x"} 1 1',
  );
});

test('the allow-list keeps series from growing with sessions', () => {
  const kept = cardinality(simulate(options).exports);
  const all = cardinality(simulate(options).exports, { allow: 'all' });
  expect(kept.byLabel.has('session.id')).toBe(false);
  expect(all.byLabel.get('session.id')).toBeGreaterThan(20);
  expect(all.series).toBeGreaterThan(kept.series * 1.3);
  expect([...kept.byMetric.values()].reduce((sum, count) => sum + count, 0)).toBe(kept.series);
});
