import { expect, test } from 'vitest';
import { Counters } from '../../../pipeline/simulator/counters.js';
import { add } from '../../../pipeline/simulator/happening.js';
import type { Temporality } from '../../../pipeline/simulator/people.js';

const start = 1_772_445_600_000;

const identity = {
  resource: {
    attributes: [{ key: 'service.name', value: { stringValue: 'claude-code' } }],
    droppedAttributesCount: 0,
  },
  meter: { name: 'com.anthropic.claude_code', version: '2.1.214' },
  logger: { name: 'com.anthropic.claude_code.events', version: '2.1.214' },
  shared: [],
  values: {},
} as const;

const seconds = (nanos: string) => Number(BigInt(nanos) / 1_000_000n - BigInt(start)) / 1_000;

/** Increments and exports by the second; what each export holds as [model, start, end, value]. */
function play(temporality: Temporality) {
  const counters = new Counters(identity, temporality, false);
  const grow = (second: number, model: string, value: number) =>
    counters.add(add(start + second * 1_000, 'costUsage', value, { model }));
  const collect = (second: number) => counters.collect(start + second * 1_000, (time) => time);
  const read = (second: number) => {
    const points = collect(second)?.resourceMetrics[0]!.scopeMetrics[0]!.metrics[0]!.sum.dataPoints;
    return points?.map(({ attributes, startTimeUnixNano, timeUnixNano, asDouble }) => [
      Object.values(attributes[0]!.value)[0],
      seconds(startTimeUnixNano),
      seconds(timeUnixNano),
      asDouble,
    ]);
  };
  grow(5, 'a', 0.5);
  grow(6, 'a', 1);
  grow(6, 'b', 2);
  const first = read(60);
  grow(70, 'a', 3);
  const second = read(120);
  const third = read(180);
  grow(200, 'a', 4);
  const fourth = read(240);
  grow(245, 'b', 7);
  return [first, second, third, fourth, read(300)];
}

// Both lists are what version 2.12.1 of the client's own SDK gave for the same increments.
test('delta: a point starts at the last export if that held it, else with its first increment', () => {
  expect(play('delta')).toEqual([
    [
      ['a', 5, 60, 1.5],
      ['b', 6, 60, 2],
    ],
    [['a', 60, 120, 3]],
    undefined,
    [['a', 200, 240, 4]],
    [['b', 245, 300, 7]],
  ]);
});

test('cumulative: every export holds every set, from its first increment on', () => {
  expect(play('cumulative')).toEqual([
    [
      ['a', 5, 60, 1.5],
      ['b', 6, 60, 2],
    ],
    [
      ['a', 5, 120, 4.5],
      ['b', 6, 120, 2],
    ],
    [
      ['a', 5, 180, 4.5],
      ['b', 6, 180, 2],
    ],
    [
      ['a', 5, 240, 8.5],
      ['b', 6, 240, 2],
    ],
    [
      ['a', 5, 300, 8.5],
      ['b', 6, 300, 9],
    ],
  ]);
});

test('the bytes of an export are those of the SDK', () => {
  const counters = new Counters(identity, 'delta', false);
  counters.add(add(start + 5_000, 'costUsage', 1.5, { model: 'a' }));
  expect(JSON.stringify(counters.collect(start + 60_000, (time) => time))).toBe(
    '{"resourceMetrics":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"claude-code"}}],' +
      '"droppedAttributesCount":0},"scopeMetrics":[{"scope":{"name":"com.anthropic.claude_code","version":"2.1.214"},' +
      '"metrics":[{"name":"claude_code.cost.usage","description":"Cost of the Claude Code session","unit":"USD",' +
      '"sum":{"aggregationTemporality":1,"isMonotonic":true,"dataPoints":[{"attributes":[{"key":"model",' +
      '"value":{"stringValue":"a"}}],"startTimeUnixNano":"1772445605000000000",' +
      '"timeUnixNano":"1772445660000000000","asDouble":1.5}]}}]}]}]}',
  );
});
