import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { grafanaData } from '../../cli/seeing/grafana-data.js';
import { compileBoards } from '../../dashboards/set.js';
import { claudeCodeBoards } from '../../dashboards/index.js';
import { measured, type Measured } from '../../pipeline/simulator/index.js';
import { compile, Refusal } from '../../queries/compile/index.js';
import * as measures from '../../queries/measures/index.js';
import { collector, eventsOnly, type Pipeline } from '../../queries/pipeline.js';
import type { Question } from '../../queries/question.js';
import { print as printLogql } from '../../src/logql/index.js';
import { print as printPromql } from '../../src/promql/index.js';
import { inventoryOf, toClassic, type InventoryEntry } from '../../src/grafana/index.js';
import { panelsOf, runPanel, show } from '../../src/proof/index.js';
import { showLogsOnFailure } from '../engines/index.js';
import { fleet } from './fleet.js';
import { play, type Stage } from './stage.js';

let stage: Stage;
beforeAll(async () => {
  stage = await play('scraped', {
    ...fleet,
    seed: 23,
    network: { lost: 0.02, repeated: 0.02, killed: 0.02 },
  });
}, 180_000);
afterAll(() => stage?.stop());
beforeEach(() => showLogsOnFailure(...stage.engines));

const known = Object.keys(measured) as Measured[];

/** What a healthy chain has none of. */
const troubles = new Set(['counterResets', 'unknownCounters', 'unknownEvents']);

/** What needs weeks before, or more people, than a fleet of a minute has. */
const ofWeeks = new Set(['projectedCost', 'newUsers', 'lapsedUsers', 'returningUsers', 'costConcentration']);

/** Whether the ledger has anything of what a query asks for. */
function happened({ measure, source, where }: InventoryEntry): boolean {
  if (!known.includes(measure as Measured)) {
    return !troubles.has(String(measure)) && !ofWeeks.has(String(measure));
  }
  const { fleet, from, to } = stage;
  const question = { measure: measure as Measured, source: source as 'counter' | 'event', from, to };
  const chosen = Object.entries(where as Filters).filter(([, value]) => value.startsWith('$'));
  const of = Object.fromEntries(chosen.map(([dimension]) => [dimension, busiest(dimension)]));
  return fleet.ledger.total({ ...question, where: of }) > 0;
}

type Filters = Readonly<Record<string, string>>;

/** Who, or which session, used most: what boards of one person or session are opened with. */
function busiest(of: string): string {
  const used = [...stage.fleet.ledger.total({ measure: 'apiRequests', by: [of] })];
  return used.reduce((most, one) => (one[1] > most[1] ? one : most))[0];
}

const totals = known.flatMap((id) => {
  const measure = (measures as Record<string, unknown>)[id] as { total?: () => Question } | undefined;
  return measure?.total ? [[id, measure.total] as const] : [];
});

/** What a pipeline does not know is left out of its boards. */
function isAnswered(question: Question, pipeline: Pipeline): boolean {
  try {
    return compile(question, { pipeline, filters: [] }) !== undefined;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

const ways = {
  'counters first': collector(),
  'events first': collector({ prefer: 'events' }),
  'counters alone': collector({ events: 'none' }),
  'events alone': eventsOnly(),
} as const;

describe.each(Object.entries(ways))('%s', (_way, pipeline) => {
  const answered = totals.filter(([, total]) => isAnswered(total(), pipeline));

  test.each(answered)('%s equals the ledger', async (id, total) => {
    const { source, engine, expr } = compile(total(), { pipeline, filters: [] });
    const query = (engine === 'prometheus' ? printPromql(expr) : printLogql(expr)).replaceAll(
      '$__range',
      '1h',
    );
    const path = engine === 'prometheus' ? '/api/v1/query' : '/loki/api/v1/query';
    const search = new URLSearchParams({ query, time: String(stage.to / 1000) });
    const response = await fetch(`${stage.stores[engine]}${path}?${search}`);
    const { data } = (await response.json()) as { data: { result: { value: [number, string] }[] } };
    const truth = stage.fleet.ledger.total({ measure: id, source, from: stage.to - 3_600_000, to: stage.to });
    expect(data.result.length).toBeLessThanOrEqual(1);
    expect(Number(data.result[0]?.value[1] ?? 0)).toBeCloseTo(truth, 6);
  });

  const boards = compileBoards(claudeCodeBoards, { pipeline, individuals: true });
  const panels = boards.flatMap((board) => {
    const dashboard = toClassic(board);
    const asked = inventoryOf(board);
    return panelsOf(dashboard).map((panel) => {
      const about = asked.filter((one) => one.panelId === panel.id);
      return [board.title, panel.title, { uid: board.uid, dashboard, panel, about }] as const;
    });
  });

  test.each(panels)('%s › %s shows something', async (_board, _title, { uid, dashboard, panel, about }) => {
    const range = { from: stage.from, to: stage.to, zone: 'UTC' };
    const one = uid === 'cc-me' ? 'user' : uid === 'cc-session' ? 'session' : undefined;
    const variables = one === undefined ? {} : { [one]: [busiest(one)] };
    const run = await runPanel({ panel, dashboard, stores: stage.stores, range, variables });
    expect(run.targets.flatMap(({ error }) => error ?? [])).toEqual([]);
    const shown = await show({ panel, run, grafana: await grafanaData() });
    if (shown.kind === 'nothing') expect(about.filter(happened)).toEqual([]);
    expect(JSON.stringify(shown)).not.toMatch(/"text":"(NaN|undefined)"/);
    // One value stands alone; of several each is told apart by its name.
    const names =
      shown.kind === 'values' && shown.values.length > 1 ? shown.values.map(({ name }) => name) : [];
    expect(names.filter((name) => name.startsWith('Value'))).toEqual([]);
    expect(new Set(names).size).toBe(names.length);
  });
});
