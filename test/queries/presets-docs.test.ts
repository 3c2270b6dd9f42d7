import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { metrics } from '../../queries/catalog/index.js';
import { compile, Refusal } from '../../queries/compile/index.js';
import * as measures from '../../queries/measures/index.js';
import { counterLabel, counterName } from '../../queries/naming.js';
import { needsInWords, presets, type Pipeline } from '../../queries/pipeline.js';
import type { Asked } from '../../queries/question.js';

const page = new URL('../../docs/pipelines.md', import.meta.url);

const row = (...cells: string[]) => `| ${cells.join(' | ')} |`;
const code = (text: string) => `\`${text}\``;

/** A table without the blanks and dashes that only line it up. */
const plain = (text: string) => text.replaceAll(/ +/g, ' ').replaceAll(/-{3,}/g, '---');

function nameRows(): string {
  const rows = Object.entries(presets).map(([name, preset]) => {
    const pipeline = preset();
    const counters = pipeline.counters !== 'none';
    return row(
      code(`${name}()`),
      counters ? code(counterName(metrics.costUsage, pipeline)) : 'none',
      counters ? code(counterLabel(pipeline.own.user, pipeline)) : 'none',
      pipeline.counters,
      needsInWords(pipeline),
    );
  });
  return [
    row('preset', 'cost', 'user', 'counters', 'needs'),
    row('---', '---', '---', '---', '---'),
    ...rows,
  ].join('\n');
}

const asked: Readonly<Record<string, Asked>> = {
  'cost, tokens': measures.cost.total(),
  'sessions, lines, commits, active time': measures.sessions.total(),
  'the same by the hour': measures.sessions.perStep('1h'),
  'active users': measures.activeUsers.distinct(),
  'edit accept rate': measures.editAcceptRate.total(),
  'prompts, tools, errors, latency': measures.apiErrors.total(),
};

const behaviours: Readonly<Record<string, Pipeline>> = {
  '`collector()`': presets.collector(),
  '`collector({ books: true })`': presets.collector({ books: true }),
  "`{ counters: 'recorded' }`": presets.grafanaCloud({ counters: 'recorded' }),
  'any other, as it is': presets.grafanaCloud(),
  "any other, `{ events: 'none' }`": presets.grafanaCloud({ events: 'none' }),
  "`{ counters: 'delta' }`": presets.prometheusOtlp({ counters: 'delta' }),
  '`eventsOnly()`': presets.eventsOnly(),
};

function answerRows(): string {
  const columns = Object.keys(asked);
  const rows = Object.entries(behaviours).map(([name, pipeline]) =>
    row(name, ...columns.map((column) => sourceOf(asked[column]!, pipeline))),
  );
  return [row('pipeline', ...columns), row('---', ...columns.map(() => '---')), ...rows].join('\n');
}

function sourceOf(question: Asked, pipeline: Pipeline): string {
  try {
    return `${compile(question, { pipeline, filters: [] }).source}s`;
  } catch (error) {
    if (error instanceof Refusal) return 'refused';
    throw error;
  }
}

function exactnessRows(): string {
  const cost = measures.cost.total();
  const rows = Object.entries(behaviours).map(([name, pipeline]) =>
    row(name, compile(cost, { pipeline, filters: [] }).exactness),
  );
  return [row('pipeline', 'what a panel of cost says'), row('---', '---'), ...rows].join('\n');
}

test.each([
  ['names', nameRows],
  ['answers', answerRows],
  ['exactness', exactnessRows],
] as const)('the table of %s is what the presets say', async (_, rows) => {
  expect(plain(await readFile(page, 'utf8'))).toContain(rows());
});
