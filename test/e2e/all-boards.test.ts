import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { grafanaData } from '../../cli/seeing/grafana-data.js';
import { compile, Refusal } from '../../queries/compile/index.js';
import * as measures from '../../queries/measures/index.js';
import { collector, eventsOnly, type Pipeline } from '../../queries/pipeline.js';
import type { Question } from '../../queries/question.js';
import { print as printLogql } from '../../src/logql/index.js';
import { print as printPromql } from '../../src/promql/index.js';
import { show, type PanelRun } from '../../src/proof/index.js';
import { request, showLogsOnFailure } from '../engines/index.js';
import { inOnePiece } from './all-boards-fleet.js';
import { busiest, happened, known } from './all-boards-happened.js';
import { each, open, panelsOn } from './all-boards-run.js';
import { askedOnce, type AskedOnce } from './asked-once.js';
import { fleet } from './fleet.js';
import { play, type Stage } from './stage.js';

let stage: Stage;
let doors: Readonly<Record<'prometheus' | 'loki', AskedOnce>>;
beforeAll(async () => {
  const network = { lost: 0.02, repeated: 0.02, killed: 0.02 };
  stage = await play('scraped', { ...fleet, seed: 23, network }, { limits: inOnePiece });
  const { prometheus, loki } = stage.stores;
  doors = { prometheus: await askedOnce(prometheus), loki: await askedOnce(loki) };
});
afterAll(async () => {
  for (const door of Object.values(doors ?? {})) await door.stop();
  await stage?.stop();
});
beforeEach(() => showLogsOnFailure(...stage.engines));

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
    const { data } = JSON.parse(await request(`${doors[engine].url}${path}?${search}`)) as {
      data: { result: { value: [number, string] }[] };
    };
    const truth = stage.fleet.ledger.total({ measure: id, source, from: stage.to - 3_600_000, to: stage.to });
    expect(data.result.length).toBeLessThanOrEqual(1);
    expect(Number(data.result[0]?.value[1] ?? 0)).toBeCloseTo(truth, 6);
  });

  const panels = panelsOn(pipeline);
  let runs: readonly PromiseSettledResult<PanelRun>[];
  beforeAll(async () => {
    const { from, to, fleet } = stage;
    const opening = {
      stores: { prometheus: doors.prometheus.url, loki: doors.loki.url },
      range: { from, to, zone: 'UTC' },
      busiest: (of: string) => busiest(fleet.ledger, of, { from, to }),
    };
    runs = await each(panels, async (one) => (await Promise.allSettled([open(one, opening)]))[0]);
  });

  const named = panels.map((one, at) => [one.board, one.panel.title, at] as const);

  test.each(named)('%s › %s shows something', async (_board, _title, at) => {
    const { panel, about } = panels[at]!;
    const settled = runs[at]!;
    if (settled.status === 'rejected') throw settled.reason;
    const run = settled.value;
    expect(run.targets.flatMap(({ error }) => error ?? [])).toEqual([]);
    const shown = await show({ panel, run, grafana: await grafanaData() });
    const { from, to, fleet } = stage;
    const lived = { ledger: fleet.ledger, from, to };
    if (shown.kind === 'nothing') expect(about.filter((one) => happened(one, lived))).toEqual([]);
    expect(JSON.stringify(shown)).not.toMatch(/"text":"(NaN|undefined)"/);
    // One value stands alone; of several each is told apart by its name.
    const names =
      shown.kind === 'values' && shown.values.length > 1 ? shown.values.map(({ name }) => name) : [];
    expect(names.filter((name) => name.startsWith('Value'))).toEqual([]);
    expect(new Set(names).size).toBe(names.length);
  });
});
