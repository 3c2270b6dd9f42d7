import { array, assert, constantFrom, integer, property, record } from 'fast-check';
import { expect, test } from 'vitest';
import { answerOf, type Answer } from '../../src/proof/answer.js';
import { lokiFrames } from '../../src/proof/loki-frames.js';
import { prometheusFrames, shapePrometheusFrames } from '../../src/proof/prometheus-frames.js';

const framing = { refId: 'A', expr: 'cost', legend: '', step: 1000 };

/** Series with unlike labels and unlike lengths. */
const series = array(
  record({
    metric: record({ team: constantFrom('web', 'api'), model: constantFrom('a', 'b') }, { requiredKeys: [] }),
    values: array(record({ at: integer({ min: 0, max: 100 }), value: constantFrom('1', 'NaN', '+Inf') }), {
      minLength: 1,
      maxLength: 5,
    }),
  }),
  { minLength: 1, maxLength: 8 },
);

function answered(
  result: readonly { metric: object; values: readonly { at: number; value: string }[] }[],
): Answer {
  const pairs = result.map(({ metric, values }) => ({
    metric,
    values: values.map(({ at, value }) => [at, value]),
  }));
  return answerOf({ status: 'success', data: { resultType: 'matrix', result: pairs } });
}

test('a table holds every sample once, its columns are equally long, and its times go up', () => {
  assert(
    property(series, (result) => {
      const [table] = shapePrometheusFrames(
        prometheusFrames(answered(result), framing),
        new Map([['A', 'table']]),
      );
      const samples = result.reduce((sum, { values }) => sum + values.length, 0);
      expect(table!.length).toBe(samples);
      expect(new Set(table!.fields.map(({ values }) => values.length))).toEqual(new Set([samples]));
      const times = table!.fields[0]!.values.map(Number);
      expect(times).toEqual([...times].sort((a, b) => a - b));
      const labels = new Set(result.flatMap(({ metric }) => Object.keys(metric)));
      expect(table!.fields.map(({ name }) => name).sort()).toEqual(['Time', 'Value', ...labels].sort());
    }),
  );
});

test('log lines that are alike keep ids of their own', () => {
  const line = { at: '1000000', line: 'same', labels: { a: 'b' }, origins: {} };
  const answer: Answer = {
    kind: 'lines',
    lines: [line, line, { ...line, line: 'other' }],
    notices: [],
    samples: 3,
  };
  const [frame] = lokiFrames(answer, { refId: 'A', legend: '', kind: 'range', step: 1 });
  expect(frame!.fields.at(-1)!.values).toEqual([
    '1000000_same_a="b"',
    '1000000_same_a="b"_1',
    '1000000_other_a="b"',
  ]);
  expect(frame!.fields[1]!.values).toEqual([1, 1, 1]);
});
