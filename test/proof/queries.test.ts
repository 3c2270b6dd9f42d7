import { assert, constantFrom, integer, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Range } from '../../src/proof/range.js';
import { hours, prometheus, type Setting } from './planned.js';

const day: Range = { from: '2026-03-01T00:00:10Z', to: '2026-03-02T00:00:10Z' };

const macros =
  '$__interval|$__interval_ms|$__range|$__range_s|$__range_ms|$__rate_interval|${__interval}|${__range}';

describe('the macros of time in a Prometheus query', () => {
  const cases: readonly [name: string, text: string, target: Record<string, unknown>, setting: Setting][] = [
    ['6 h on 1,000 pixels', '20s|20000|21600s|21600|21600000|1m0s|20s|21600s', {}, {}],
    ['6 h on 100 pixels', '5m|300000|21600s|21600|21600000|5m15s|5m|21600s', {}, { width: 100 }],
    [
      '15 min stop at the scrape interval',
      '15s|15000|900s|900|900000|1m0s|15s|900s',
      {},
      { range: hours(0.25) },
    ],
    [
      'a scrape interval of a minute',
      '1m|60000|21600s|21600|21600000|4m0s|1m|21600s',
      {},
      { scrapeInterval: '1m' },
    ],
    [
      'the panel asks for steps of a day',
      '1d|86400000|604800s|604800|604800000|24h0m15s|1d|604800s',
      {},
      { range: hours(168), panel: { interval: '1d' } },
    ],
    [
      'the target asks for steps of 2 min',
      '2m|120000|21600s|21600|21600000|8m0s|2m|21600s',
      { interval: '2m' },
      {},
    ],
    [
      'the target asks for the rate interval',
      '1m|60000|21600s|21600|21600000|1m0s|1m|21600s',
      { interval: '$__rate_interval' },
      {},
    ],
    [
      'the panel caps its points',
      '30m|1800000|21600s|21600|21600000|30m15s|30m|21600s',
      {},
      { panel: { maxDataPoints: 10 } },
    ],
    ['an odd step loses its rest', '1m|90000|21600s|21600|21600000|6m0s|1m|21600s', { interval: '90s' }, {}],
    ['half a second rounds', '15s|15000|2s|2|1500|1m0s|15s|2s', {}, { range: { from: 0, to: 1500 } }],
  ];
  test.each(cases)('%s', (_name, text, target, setting) => {
    expect(prometheus({ expr: macros, ...target }, setting)[0]!.text).toBe(text);
  });
});

const sent = (zone: string, interval = '1h') =>
  prometheus({ expr: 'up', interval }, { range: { ...day, zone } })[0]!.request.parameters;

describe('a Prometheus query over a range', () => {
  test('starts and ends on steps', () => {
    expect(sent('UTC')).toEqual({
      query: 'up',
      start: '1772323200',
      end: '1772409600',
      step: '3600',
      stats: 'all',
    });
  });

  test('has its days begin at midnight of the viewer', () => {
    expect(new Date(Number(sent('America/New_York', '1d')['start']) * 1000).toISOString()).toBe(
      '2026-02-28T05:00:00.000Z',
    );
    expect(new Date(Number(sent('Asia/Kolkata', '1d')['start']) * 1000).toISOString()).toBe(
      '2026-02-28T18:30:00.000Z',
    );
  });

  test('after the clocks change it takes the offset at the end of the range', () => {
    const range = { from: '2026-03-28T12:00:00Z', to: '2026-03-30T12:00:00Z', zone: 'Europe/Berlin' };
    const { start, end } = prometheus({ expr: 'up', interval: '1d' }, { range })[0]!.request.parameters;
    expect([start, end].map((at) => new Date(Number(at) * 1000).toISOString())).toEqual([
      '2026-03-27T22:00:00.000Z',
      '2026-03-29T22:00:00.000Z',
    ]);
  });

  test('keeps to 11,000 points as well as Grafana does, which may round 3.5 min to 2, and is always on steps', () => {
    const lengths = integer({ min: 1, max: 400 * 24 });
    const steps = constantFrom('', '15s', '1m', '1h', '1d');
    assert(
      property(lengths, integer({ min: 10, max: 100_000 }), steps, (length, width, interval) => {
        const [query] = prometheus({ expr: 'up', interval }, { range: hours(length), width });
        const { start, end, step } = query!.request.parameters;
        expect((Number(end) - Number(start)) / Number(step) + 1).toBeLessThanOrEqual(11_000 * 1.75 + 1);
        expect(Number(start) % Number(step)).toBe(0);
        expect(Number(end) % Number(step)).toBe(0);
      }),
      { numRuns: 1000 },
    );
  });
});

const kinds = (target: Record<string, unknown>) =>
  prometheus({ expr: 'up', ...target }).map(({ refId, kind, request }) => [refId, kind, request.path]);

describe('which queries a Prometheus target sends', () => {
  test('a range one where it says nothing', () => {
    expect(kinds({})).toEqual([['A', 'range', '/api/v1/query_range']]);
  });

  test('an instant one at the end of the range, not on a step', () => {
    expect(kinds({ instant: true, range: false })).toEqual([['A', 'instant', '/api/v1/query']]);
    const [query] = prometheus({ expr: 'up[$__range]', instant: true }, { range: day });
    expect(query!.request.parameters).toEqual({ query: 'up[86400s]', time: '1772409610', stats: 'all' });
  });

  test('two where it asks for both', () => {
    expect(kinds({ instant: true, range: true })).toEqual([
      ['A', 'range', '/api/v1/query_range'],
      ['A-Instant', 'instant', '/api/v1/query'],
    ]);
  });

  test('a minimum step that is no duration is an error that says so', () => {
    expect(() => prometheus({ expr: 'up', interval: 'often' })).toThrow(
      'the minimum step "often" is no duration: write one like "1m"',
    );
  });
});
