import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { cost } from '../../queries/measures/index.js';
import { showLogsOnFailure } from '../engines/index.js';
import { latency, resultSize, speed } from './support/latency.js';
import { lokiDays, type LokiDays } from './support/loki-days.js';

const hour = 3_600_000;
let days: LokiDays;
beforeAll(async () => {
  days = await lokiDays({ developers: 8, days: 2, seed: 5, start: '2026-03-02', zones: [0] });
});
afterAll(() => days?.loki.stop());
beforeEach(() => showLogsOnFailure(days.loki));

const range = () => ({ from: days.fleet.start, to: days.fleet.end });

/** As Loki and Prometheus reckon it: between the two values next to the place. */
function quantileOf(part: number, values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const place = part * (sorted.length - 1);
  const below = Math.floor(place);
  const share = place - below;
  return sorted[below]! * (1 - share) + sorted[Math.min(below + 1, sorted.length - 1)]! * share;
}

const sum = (all: readonly number[]) => all.reduce((total, one) => total + one, 0);

const ledger = () => days.fleet.ledger;
const models = () => [...ledger().total({ measure: 'apiRequests', ...range(), by: ['model'] })];

describe('on a real Loki, against the ledger', () => {
  test.each([0.5, 0.95, 0.99])('the %d quantile of latency', async (part) => {
    const [answer] = await days.instant(latency.quantile(part), range());
    const truth = quantileOf(part, ledger().values({ measure: 'apiDuration', ...range() }));
    expect(Number(answer!.value[1])).toBeCloseTo(truth, 6);
  });

  test('by model, and nothing where there are too few', async () => {
    const busy = [...models()].map(([, count]) => count).sort((a, b) => b - a);
    const floor = busy[0]!;
    const all = await days.instant(latency.quantile(0.95).by('model'), range());
    expect(all.length).toBe(models().length);
    for (const { metric, value } of all) {
      const where = { model: metric['model']! };
      const values = ledger().values({ measure: 'apiDuration', ...range(), where });
      expect(Number(value[1])).toBeCloseTo(quantileOf(0.95, values), 6);
    }
    const some = await days.instant(latency.quantile(0.95, { atLeast: floor }).by('model'), range());
    expect(some.length).toBe(busy.filter((count) => count >= floor).length);
  });

  test('of each hour', async () => {
    const steps = await days.steps(latency.quantile(0.5, { per: '1h' }), { ...range(), step: hour });
    expect(steps.size).toBeGreaterThan(5);
    for (const [from, value] of steps) {
      const values = ledger().values({ measure: 'apiDuration', from, to: from + hour });
      expect(value).toBeCloseTo(quantileOf(0.5, values), 6);
    }
  });

  test('averages', async () => {
    const values = ledger().values({ measure: 'apiDuration', ...range() });
    const truth = sum(values) / values.length;
    const [answer] = await days.instant(latency.average(), range());
    expect(Number(answer!.value[1])).toBeCloseTo(truth, 6);
    const [sized] = await days.instant(resultSize.average(), range());
    expect(Number(sized!.value[1])).toBeGreaterThan(0);
  });

  test('speed', async () => {
    const direct = (sum: string) => ({ measure: { event: 'api_request', sum }, ...range() });
    const [written, took] = [
      ledger().values(direct('output_tokens')),
      ledger().values(direct('duration_ms')),
    ];
    const speeds = written.map((tokens, at) => (tokens * 1000) / took[at]!);
    const [median] = await days.instant(speed.quantile(0.5), range());
    expect(Number(median!.value[1])).toBeCloseTo(quantileOf(0.5, speeds), 4);
    const [mean] = await days.instant(speed.average(), range());
    expect(Number(mean!.value[1])).toBeCloseTo((sum(written) * 1000) / sum(took), 6);
  });

  test('the dearest people', async () => {
    const truth = [...ledger().total({ measure: 'cost', ...range(), by: ['user'], source: 'event' })]
      .sort(([, a], [, b]) => b - a)
      .slice(0, 3);
    const answer = await days.instant(cost.total().by('user').top(3), range());
    expect(answer.map(({ metric }) => metric['user_email'])).toEqual(truth.map(([user]) => user));
    answer.forEach(({ value }, at) => expect(Number(value[1])).toBeCloseTo(truth[at]![1], 6));
  });
});
