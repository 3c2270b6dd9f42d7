import { expect, test } from 'vitest';
import { compilePanel } from '../../panels/compile.js';
import { budget } from '../../panels/budget.js';
import { Refusal } from '../../queries/compile/index.js';
import { collector, type PipelineOptions } from '../../queries/pipeline.js';

const made = (options: PipelineOptions) =>
  compilePanel(budget.burn, {
    pipeline: collector(options),
    filters: [],
    company: { zone: 'utc', budget: { monthly: 5000 } },
  });

test('counters of single sessions tell the days of a burn rate, not its hours, and the panel says so', () => {
  const { targets, description } = made({ counters: 'perSession' });
  expect(targets).toHaveLength(1);
  expect(JSON.stringify(targets)).toContain('"legend":"last 3d"');
  expect(description).toMatch(
    /Not here: last 1h, last 6h: counters of single sessions are off by more than 5 % over less than a day\.$/,
  );
});

test('what is exact keeps all three numbers', () => {
  const { targets, description } = made({ books: true });
  expect(targets).toHaveLength(3);
  expect(description).not.toContain('Not here');
});

test('where none can be known the panel is refused', () => {
  expect(() => made({ counters: 'none' })).toThrow(Refusal);
});
