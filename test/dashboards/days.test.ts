import { expect, test } from 'vitest';
import { claudeCodeBoards } from '../../dashboards/index.js';
import { compilePanel } from '../../panels/compile.js';
import type { PanelPlan } from '../../panels/plan.js';
import { compile, Refusal } from '../../queries/compile/index.js';
import { collector, type PipelineOptions } from '../../queries/pipeline.js';

const plans = claudeCodeBoards
  .flatMap((board) => board.rows.flatMap((row) => row.panels))
  .filter(({ step }) => step === '1d' || step === '7d');

/** The description of a panel and the engine its bars come from; undefined where a pipeline has no answer. */
function said(plan: PanelPlan, options: PipelineOptions) {
  const setting = { pipeline: collector(options), filters: [] };
  try {
    const { engine } = compile(plan.questions[0]!, setting);
    return { engine, description: String(compilePanel(plan, setting).description) };
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

test.each<[string, PipelineOptions, string, string]>([
  ['Loki', { counters: 'none' }, 'loki', 'Days are those of UTC.'],
  [
    'Prometheus',
    { books: true, events: 'none' },
    'prometheus',
    'Days are the reader’s; those before a change of clocks begin an hour off.',
  ],
])('a panel with bars of days says whose days they are in %s', (_, options, engine, words) => {
  const answered = plans.flatMap((plan) => said(plan, options) ?? []);
  expect(answered.length).toBeGreaterThan(3);
  for (const one of answered) {
    expect(one.engine).toBe(engine);
    expect(one.description.match(/Days are [^.]+\./g)).toEqual([words]);
  }
});

test('a panel that is read from counters where these know, and from events where only these do, says each', () => {
  const days = plans.flatMap((plan) => said(plan, {}) ?? []);
  const engines = new Set(days.map(({ engine }) => engine));
  expect([...engines].toSorted()).toEqual(['loki', 'prometheus']);
  for (const { engine, description } of days) {
    expect(description.includes('Days are those of UTC.')).toBe(engine === 'loki');
  }
});
