import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { grafanaData } from '../../cli/seeing/grafana-data.js';
import { claudeCodeBoards } from '../../dashboards/index.js';
import { compileBoards } from '../../dashboards/set.js';
import { measured, type Fleet, type Measured } from '../../pipeline/simulator/index.js';
import { factsOf, type Dimension } from '../../queries/dimension.js';
import { collector } from '../../queries/pipeline.js';
import { inventoryOf, toClassic, type InventoryEntry } from '../../src/grafana/index.js';
import { panelsOf, runPanel, show, type Panel, type Shown } from '../../src/proof/index.js';
import { fillStores, startSample, type SampleStage } from '../preview/sample-stage.js';
import { written } from './written.js';

const hour = 3_600_000;
const usual = { zones: [0], weekends: 1 } as const;
/** Half an hour after the end of a fleet's only day: what is late has come in. */
const moment = (day: number) => Date.UTC(2026, 2, day + 1, 0, 30);

/** Three fleets at their own times in the same stores, and a time at which nobody had begun. */
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
    fleet: { ...usual, developers: 1, days: 1, seed: 2, start: '2026-03-12', sessionsPerDay: 1 },
  },
  'nobody in a team': {
    now: moment(20),
    fleet: { ...usual, developers: 3, days: 1, seed: 5, start: '2026-03-20', habits: { withoutTeam: 1 } },
  },
} as const;

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
}, 300_000);
afterAll(() => stage?.stop());

async function shownAt(now: number, of: { dashboard: object; panel: Panel }): Promise<Shown> {
  const range = { from: now - 24 * hour, to: now, zone: 'UTC' };
  const run = await runPanel({ ...of, stores: stage.stores, range });
  expect(run.targets.flatMap(({ error }) => error ?? [])).toEqual([]);
  return show({ panel: of.panel, run, grafana: await grafanaData() });
}

const isHeld = ({ measure, aggregate, kind, window }: InventoryEntry) =>
  kind === 'instant' &&
  aggregate === 'total' &&
  window === '$__range' &&
  Object.hasOwn(measured, String(measure));

/** What a dimension is called in the ledger: by the word of the company, else by its attribute. */
function attributeOf(dimension: Dimension, source: Asked['source']): string {
  const { own, metric, event } = factsOf(dimension);
  return own ?? (source === 'counter' ? metric : event) ?? dimension;
}

/** An entry of the boards' list, as far as the ledger is asked. */
interface Asked {
  readonly measure: Measured;
  readonly source: 'counter' | 'event';
  readonly where: Readonly<Record<string, string>>;
  readonly by: readonly Dimension[];
  readonly unit: string;
}

/** One number alone, or one for each value of a dimension. */
const numbers = asked.flatMap(({ entries, ...rest }) => {
  const [entry, ...more] = entries.filter(isHeld);
  if (entry === undefined || more.length > 0 || hasChoice(entry)) return [];
  const { by } = entry as unknown as Asked;
  return by.length <= 1 && ['stat', 'bargauge'].includes(rest.panel.type) ? [{ ...rest, entry }] : [];
});

/** A board that is opened for one person shows nothing before one is chosen. */
function hasChoice({ where }: InventoryEntry): boolean {
  return Object.values(where as Readonly<Record<string, string>>).some((value) => value.startsWith('$'));
}

describe.each(Object.entries(fleets))('%s', (name, { now }) => {
  test.each(numbers.map((one) => [one.board, one.panel.title, one] as const))(
    '%s › %s shows what happened',
    async (_board, _title, { dashboard, panel, entry }) => {
      const shown = await shownAt(now, { dashboard, panel });
      const { measure, source, where, by, unit } = entry as unknown as Asked;
      const ledger = ledgers.get(name)!.ledger;
      const question = {
        measure,
        source,
        where,
        from: now - 24 * hour,
        to: now,
      };
      if (by.length === 0) {
        const value = ledger.total(question);
        expect(numbersOf(shown)[0]?.[1] ?? shown).toBe(written(value, unit));
        return;
      }
      const truth = [
        ...ledger.total({ ...question, by: by.map((dimension) => attributeOf(dimension, source)) }),
      ].filter(([, value]) => value > 0);
      const expected = truth.map(([, value]) => written(value, unit)).sort();
      // Who did something else, but nothing of this, may stand there with nothing.
      const texts = numbersOf(shown).flatMap(([, text]) => (text === written(0, unit) ? [] : [text]));
      // A panel may stop after so many; what it shows must all be true.
      expect(expected).toEqual(expect.arrayContaining(texts));
      if (truth.length <= 10) expect(texts.toSorted()).toEqual(expected);
    },
  );
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

function numbersOf(shown: Shown): readonly (readonly [name: string, text: string])[] {
  return shown.kind === 'values' ? shown.values.map(({ name, text }) => [name, text]) : [];
}
