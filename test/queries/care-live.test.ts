import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { metrics } from '../../queries/catalog/index.js';
import { print, type InstantVector } from '../../src/promql/index.js';
import { compile } from '../../queries/compile/index.js';
import {
  activeUsers,
  apiErrorRatio,
  apiErrors,
  apiRetriesExhausted,
  cost,
  editAcceptRate,
  editAcceptRateOfPeople,
  pullRequests,
  sessions,
  toolAcceptRate,
  toolAcceptRateOfPeople,
  toolCalls,
  toolDecisions,
  toolDenials,
} from '../../queries/measures/index.js';
import { counterLabel, counterName } from '../../queries/naming.js';
import { collector, eventsOnly } from '../../queries/pipeline.js';
import type { Asked } from '../../queries/question.js';
import { showLogsOnFailure, startLoki, type Loki, type Prometheus } from '../engines/index.js';
import { ask, filled, instant } from '../proof-runs/numbers-ask.js';
import { at, historyOf, type Told } from '../rules/support/history.js';
import { startForReplay, write } from '../rules/support/replay.js';
import { asStreams, store } from './support/shaped-logs.js';

const pipeline = collector();
const range = { from: at(180), to: at(300) };

type Attributes = Readonly<Record<string, string>>;
/** A counter that stood at `before` when the range began, and grew by `during` in it. */
const counter = (own: Attributes, { before = 0, during = 0 }): Told => ({
  labels: Object.fromEntries(Object.entries(own).map(([key, value]) => [counterLabel(key, pipeline), value])),
  adds: [...(before > 0 ? [[20, before] as const] : []), ...(during > 0 ? [[200, during] as const] : [])],
});

const decided = (source: string, decision: string, during: number) =>
  counter({ source, decision, tool_name: 'Edit' }, { during });
const counters: readonly (readonly [keyof typeof metrics, readonly Told[]])[] = [
  [
    'tokenUsage',
    [
      counter({ 'user.email': 'works@example.com', type: 'input' }, { before: 5, during: 10 }),
      counter({ 'user.email': 'left-it-open@example.com', type: 'input' }, { before: 10 }),
    ],
  ],
  [
    'sessionCount',
    [counter({ start_type: 'fresh' }, { during: 2 }), counter({ start_type: 'agents_view' }, { during: 5 })],
  ],
  [
    'codeEditToolDecision',
    [
      decided('config', 'accept', 8),
      decided('hook', 'reject', 2),
      decided('user_temporary', 'accept', 1),
      decided('user_reject', 'reject', 1),
    ],
  ],
  [
    'costUsage',
    [
      counter({ query_source: 'main', model: 'a', team: 'web' }, { during: 3 }),
      counter({ query_source: 'subagent', model: 'a' }, { during: 1 }),
      counter({ model: 'a' }, { during: 0.5 }),
      counter({ query_source: 'auxiliary', model: 'b' }, { during: 0.25 }),
      counter({ query_source: 'auxiliary', model: 'b[1m]' }, { during: 0.5 }),
    ],
  ],
];

const logs: readonly (readonly [event: string, attributes: Attributes, times?: number])[] = [
  ['tool_decision', { tool_name: 'Bash', decision: 'accept', source: 'config' }, 3],
  ['tool_decision', { tool_name: 'Bash', decision: 'accept', source: 'user_temporary' }],
  ['tool_decision', { tool_name: 'Bash', decision: 'reject', source: 'user_reject' }],
  ['tool_result', { tool_name: 'Bash', success: 'true' }, 3],
  ['tool_result', { tool_name: 'Bash', success: 'false' }],
  ['api_request', { model: 'a', cost_usd: '1.5', query_source: 'repl_main_thread', 'skill.name': 'pdf' }, 2],
  ['api_request', { model: 'a', cost_usd: '0.5', query_source: 'compact' }],
  ['api_request', { model: 'a', cost_usd: '0.25' }],
  ['api_error', { model: 'a', status_code: '529' }, 4],
  ['api_retries_exhausted', { model: 'a', total_attempts: '11' }],
];

/** Pull requests, of which the store learnt nothing for two hours: it was down, the collector was not. */
const unseen = { from: at(65), to: at(185) };

let prometheus: Prometheus;
let loki: Loki;
beforeAll(async () => {
  [prometheus, loki] = await Promise.all([startForReplay(), startLoki()]);
  for (const [word, told] of counters) {
    const name = counterName(metrics[word], pipeline);
    await write(prometheus, name, historyOf(name, told, 300));
  }
  const name = counterName(metrics.pullRequestCount, pipeline);
  const { series, ends } = historyOf(name, [counter({}, { before: 400, during: 2 })], 300);
  const seen = series.map(({ labels, samples }) => ({
    name,
    labels: labels ?? {},
    samples: samples.filter(([moment]) => moment < unseen.from || moment >= unseen.to),
  }));
  await write(prometheus, name, { series: seen, ends });
  const records = logs
    .flatMap(([event, attributes, times = 1]) => Array.from({ length: times }, () => ({ event, attributes })))
    .map(({ event, attributes }, nth) => ({
      at: `${at(200) + nth}000000`,
      body: `claude_code.${event}`,
      attributes: { ...attributes, 'event.name': event },
      resource: {},
    }));
  await store(loki, records, 'claude-code', asStreams([]));
});
afterAll(() => Promise.all([prometheus?.stop(), loki?.stop()]));
beforeEach(() => showLogsOnFailure(prometheus));

/** The one number, or one by the value it is split by; what has none stands under the empty name. */
async function said(asked: Asked): Promise<number | Record<string, number>> {
  const { groups } = await ask({ kind: 'prometheus', url: prometheus.url }, asked, pipeline, range);
  return asked.dimensions.length === 0 ? groups.get('')! : Object.fromEntries(groups);
}

async function logged(asked: Asked): Promise<number | Record<string, number>> {
  const { groups } = await ask(
    { kind: 'loki', url: loki.url },
    asked,
    collector({ prefer: 'events' }),
    range,
  );
  return asked.dimensions.length === 0 ? groups.get('')! : Object.fromEntries(groups);
}

describe('counters, where it is easy to count too much', () => {
  test('who left a terminal open is not active', async () => {
    expect(await said(activeUsers.distinct())).toBe(1);
    expect(await said(activeUsers.distinct({ window: '1d' }))).toBe(2);
  });

  test('a look at the background agents is no session', async () => {
    expect(await said(sessions.total())).toBe(2);
  });

  test('what people accept stands apart from what rules and hooks decide', async () => {
    expect(await said(editAcceptRateOfPeople.total())).toBe(1 / 2);
    expect(await said(editAcceptRate.total())).toBe(9 / 12);
  });

  test('a store that was down when the range began does not make old totals new', async () => {
    expect(await said(pullRequests.total())).toBe(2);
  });

  test('the query source of a counter, and what most series lack', async () => {
    expect(await said(cost.total().by('querySource'))).toEqual({
      main: 3,
      subagent: 1,
      auxiliary: 0.75,
      '': 0.5,
    });
    expect(await said(cost.total().where({ querySource: 'main' }))).toBe(3.5);
    expect(await said(cost.total().by('team'))).toEqual({ web: 3, '': 2.25 });
  });
});

test.each([
  ['.*', 5.25],
  ['b', 0.75],
  ['(a|b)', 5.25],
  ['a', 4.5],
])('the model %s is chosen with its wide window, which events do not tell apart', async (chosen, dollars) => {
  const { expr } = compile(cost.total(), { pipeline, filters: ['model'] });
  const query = filled(print(expr as InstantVector), range).replaceAll('$model', chosen);
  const { result } = await instant({ kind: 'prometheus', url: prometheus.url }, query, range.to);
  expect(result.map(({ value }) => Number(value[1]))).toEqual([dollars]);
});

describe('events that are easily taken for each other', () => {
  test('a decision is no call: what was refused never ran', async () => {
    expect(await logged(toolDecisions.total())).toBe(5);
    expect(await logged(toolDenials.total())).toBe(1);
    expect(await logged(toolCalls.total())).toBe(4);
    expect(await logged(toolAcceptRate.total())).toBe(4 / 5);
    expect(await logged(toolAcceptRateOfPeople.total())).toBe(1 / 2);
  });

  test('requests given up are among the errors, not beside them', async () => {
    expect(await logged(apiErrors.total())).toBe(4);
    expect(await logged(apiRetriesExhausted.total())).toBe(1);
    expect(await logged(apiErrorRatio.total())).toBe(4 / 8);
  });

  test('the query source of an event is another one than that of a counter', async () => {
    const source = cost.total().by('requestSource');
    expect(await logged(source)).toEqual({ repl_main_thread: 3, compact: 0.5, '': 0.25 });
    const counters = collector({ events: 'none' });
    expect(() => compile(source, { pipeline: counters, filters: [] })).toThrow('no request source');
    const events = eventsOnly();
    expect(() => compile(cost.total().by('querySource'), { pipeline: events, filters: [] })).toThrow(
      'no query source',
    );
  });

  test('an attribute that most records lack', async () => {
    expect(await logged(cost.total().by('skill'))).toEqual({ pdf: 3, '': 0.75 });
  });
});
