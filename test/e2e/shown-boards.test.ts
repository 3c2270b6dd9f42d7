import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { inFormOf } from '../../cli/seeing/expected.js';
import { grafanaData } from '../../cli/seeing/grafana-data.js';
import { claudeCodeBoards } from '../../dashboards/index.js';
import { compileBoards } from '../../dashboards/set.js';
import type { Fleet } from '../../pipeline/simulator/index.js';
import { collector } from '../../queries/pipeline.js';
import { inventoryOf, toClassic } from '../../src/grafana/index.js';
import { panelsOf, runPanel, show, type Panel, type Shown } from '../../src/proof/index.js';
import { fillStores, startSample, type SampleStage } from '../preview/sample-stage.js';
import { booksOf } from './held/books.js';
import { expectedRows, isHeld } from './held/expected.js';
import { hold } from './held/hold.js';
import type { View } from './held/question.js';
import { expectedTimes, type Listed } from './held/records.js';
import { holdSeries, stepOf } from './held/series.js';
import { chain } from './scenes/chain.js';
import { write } from './scenes/scene.js';
import { weeks } from './scenes/weeks.js';

const hour = 3_600_000;
const usual = { zones: [0], weekends: 1 } as const;
/** Half an hour after the end of a fleet's last day: what is late has come in. */
const moment = (day: number) => Date.UTC(2026, 2, day + 1, 0, 30);

/** Three fleets at their own times in the same stores, one with days before; and a time when nobody had begun. */
const fleets = {
  'a team with every habit': {
    now: moment(4),
    fleet: {
      ...usual,
      developers: 6,
      days: 1,
      seed: 11,
      start: '2026-03-04',
      habits: { severalMachines: 1, parallel: 0.7, oldRelease: 0.3, cumulative: 0.4, withoutTeam: 0.3 },
    },
  },
  'one person, hardly at work': {
    now: moment(12),
    fleet: { ...usual, developers: 1, days: 3, seed: 8, start: '2026-03-10', sessionsPerDay: 1 },
  },
  'nobody in a team': {
    now: moment(20),
    fleet: { ...usual, developers: 3, days: 1, seed: 5, start: '2026-03-20', habits: { withoutTeam: 1 } },
  },
} as const;

const scenes = { ...chain, ...weeks };

const boards = compileBoards(claudeCodeBoards, { pipeline: collector(), individuals: true });

/** A number on a panel, and what the boards' own list says it is. */
const asked = boards.flatMap((board) => {
  const dashboard = toClassic(board);
  const entries = inventoryOf(board);
  return panelsOf(dashboard).flatMap((panel) => {
    const own = entries.filter((entry) => entry.panelId === panel.id);
    return [{ board: board.uid, dashboard, panel, entries: own }];
  });
});

let stage: SampleStage;
const ledgers = new Map<string, Fleet>();

beforeAll(async () => {
  const [[first, { fleet, now }], ...others] = Object.entries(fleets) as [
    [string, (typeof fleets)[keyof typeof fleets]],
    ...[string, (typeof fleets)[keyof typeof fleets]][],
  ];
  stage = await startSample(fleet, now);
  ledgers.set(first, stage.fleet);
  for (const [name, one] of others) ledgers.set(name, await fillStores(stage.stores, one));
  for (const scene of Object.values(scenes)) await write(scene, stage.stores);
});
afterAll(() => stage?.stop());

async function shownAt(now: number, of: { dashboard: object; panel: Panel; view?: View }): Promise<Shown> {
  const range = { from: now - 24 * hour, to: now, zone: 'UTC' };
  const variables = variablesOf(of.dashboard, of.view);
  const run = await runPanel({ ...of, stores: stage.stores, range, variables });
  expect(run.targets.flatMap(({ error }) => error ?? [])).toEqual([]);
  const grafana = await grafanaData();
  // "4 minutes ago" is said from the end of the range, when the board would have been looked at.
  vi.useFakeTimers({ toFake: ['Date'], now });
  return show({ panel: of.panel, run, grafana }).finally(() => vi.useRealTimers());
}

/** The one person or session, on boards that are about one. */
function variablesOf(dashboard: object, view: View | undefined): Readonly<Record<string, readonly string[]>> {
  const one = ({ 'cc-me': 'user', 'cc-session': 'session' } as Record<string, string>)[
    String((dashboard as { uid?: unknown }).uid)
  ];
  return one === undefined || !view ? {} : { [one]: [view.chosen[one]!] };
}

function once<Value>(make: () => Value): () => Value {
  let made: Value | undefined;
  return () => (made ??= make());
}

/** What is looked at: a day up to a moment, and who or which session used most in it, where a board is about one. */
function viewAt(name: string, now: number): View {
  const { ledger } = ledgers.get(name)!;
  const [from, to] = [now - 24 * hour, now];
  const most = (of: string) => {
    const used = [...ledger.total({ measure: 'apiRequests', from, to, by: [of] })];
    return used.reduce((top, one) => (one[1] > top[1] ? one : top))[0];
  };
  return {
    ledger,
    books: booksOf(ledger),
    from,
    to,
    chosen: { user: most('user'), session: most('session') },
  };
}

describe.each(Object.entries(fleets))('%s', (name, { now }) => {
  const view = once(() => viewAt(name, now));
  const held = asked.filter(({ entries }) => isHeld(entries));
  test.each(held.map((one) => [one.board, one.panel.title, one] as const))(
    '%s › %s shows what happened',
    async (_board, _title, { dashboard, panel, entries }) => {
      const shown = await shownAt(now, { dashboard, panel, view: view() });
      hold(panel, shown, expectedRows(entries, view()));
    },
  );

  const overTime = asked.filter(({ entries }) => stepOf(entries) !== undefined);
  test.each(overTime.map((one) => [one.board, one.panel.title, one] as const))(
    '%s › %s shows when it happened',
    async (_board, _title, { dashboard, panel, entries }) => {
      const shown = await shownAt(now, { dashboard, panel, view: view() });
      holdSeries(shown, { entries, view: view(), step: stepOf(entries)! });
    },
  );

  const lists = asked.filter(({ entries }) => entries.some(({ aggregate }) => aggregate === 'list'));
  test.each(lists.map((one) => [one.board, one.panel.title, one] as const))(
    '%s › %s lists what happened, the newest first',
    async (_board, _title, { dashboard, panel, entries }) => {
      const shown = await shownAt(now, { dashboard, panel, view: view() });
      const times = shown.kind === 'table' ? shown.rows.map(([time]) => time) : [];
      expect(times).toEqual(expectedTimes(entries[0] as unknown as Listed, view()));
    },
  );
});

/** What no ledger knows: of stores, of a chain with trouble, of weeks before. */
describe.each(Object.entries(scenes))('%s', (_scene, { now, shows }) => {
  const panels = Object.entries(shows).flatMap(([board, texts]) =>
    Object.entries(texts).map(([title, text]) => [board, title, text] as const),
  );
  test.each(panels)('%s › %s shows what was written down', async (board, title, text) => {
    const { dashboard, panel } = asked.find((one) => one.board === board && one.panel.title === title)!;
    const shown = await shownAt(now, { dashboard, panel });
    expect(inFormOf(text, shown)).toEqual(text);
  });
});

test('every number over a range is held by a ledger or in a scene, but for what a month comes to', () => {
  const inScenes = new Set(
    Object.values(scenes).flatMap(({ shows }) =>
      Object.entries(shows).flatMap(([board, texts]) =>
        Object.keys(texts).map((title) => `${board} ${title}`),
      ),
    ),
  );
  const left = asked.filter(({ board, panel }) => !inScenes.has(`${board} ${panel.title}`));
  const numbers = left.flatMap(({ entries }) =>
    isHeld(entries) ? [] : entries.filter((entry) => entry.kind === 'instant' && !isHeld([entry])),
  );
  expect([...new Set(numbers.map(({ measure }) => measure))]).toEqual(['projectedCost']);
});

describe('before anybody has begun', () => {
  test.each(asked.map((one) => [one.board, one.panel.title, one] as const))(
    '%s › %s shows no data',
    async (_board, _title, { dashboard, panel }) => {
      if (panel.type === 'text') return;
      const shown = await shownAt(Date.UTC(2026, 1, 1), { dashboard, panel });
      expect(shown).toMatchObject({ kind: 'nothing' });
    },
  );
});
