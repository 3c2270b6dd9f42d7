import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { grafanaData } from '../../cli/seeing/grafana-data.js';
import { compileBoard } from '../../dashboards/compile.js';
import { costBoard } from '../../dashboards/cost.js';
import type { LedgerQuestion } from '../../pipeline/simulator/index.js';
import { collector } from '../../queries/pipeline.js';
import { toClassic } from '../../src/grafana/index.js';
import { panelsOf, runPanel, show, type Shown } from '../../src/proof/index.js';
import { showLogsOnFailure } from '../engines/index.js';
import { fleet } from './fleet.js';
import { money } from './money.js';
import { play, type Stage, type Way } from './stage.js';

const day = 86_400_000;

describe.each<Way>(['scraped', 'pushed'])('the cost board, counters %s', (way) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await play(way, fleet);
  });
  afterAll(() => stage?.stop());
  beforeEach(() => showLogsOnFailure(...stage.engines));

  describe.each(['counters', 'events'] as const)('from %s', (prefer) => {
    const source = prefer === 'counters' ? 'counter' : 'event';
    const dashboard = toClassic(
      compileBoard(costBoard, { pipeline: collector({ prefer }), individuals: true }),
    );

    async function shown(title: string, variables: Record<string, string[]> = {}): Promise<Shown> {
      const panel = panelsOf(dashboard).find((one) => one.title === title)!;
      const range = { from: stage.from, to: stage.to, zone: 'UTC' };
      const run = await runPanel({ panel, dashboard, stores: stage.stores, range, variables });
      expect(run.targets.flatMap(({ error }) => error ?? [])).toEqual([]);
      return show({ panel, run, grafana: await grafanaData() });
    }

    async function firstOf(title: string): Promise<string | undefined> {
      const { values } = (await shown(title)) as Extract<Shown, { kind: 'values' }>;
      return values[0]?.text;
    }

    function ledger(
      question: Omit<LedgerQuestion, 'from' | 'to' | 'source'>,
      by: string,
    ): [string, number][] {
      const { fleet, from, to } = stage;
      return [...fleet.ledger.total({ ...question, from, to, source, by: [by] })].sort(
        ([, a], [, b]) => b - a,
      );
    }

    function total(question: Omit<LedgerQuestion, 'from' | 'to' | 'source'>): number {
      const { fleet, from, to } = stage;
      return fleet.ledger.total({ ...question, from, to, source });
    }

    test('the fleet has what makes counting hard', () => {
      const entries = stage.fleet.ledger.all();
      const machines = new Map<string, Set<unknown>>();
      for (const { common } of entries) {
        const user = String(common['user.email']);
        machines.set(user, (machines.get(user) ?? new Set()).add(common['user.id']));
      }
      expect(Math.max(...[...machines.values()].map((ids) => ids.size))).toBeGreaterThan(1);
      expect(new Set(entries.map(({ common }) => common['service.version'])).size).toBeGreaterThan(1);
      expect(total({ measure: 'cost', where: { team: '' } })).toBeGreaterThan(0);
      expect(total({ measure: 'cost' })).toBeGreaterThan(1);
    });

    test('total cost', async () => {
      const { values } = (await shown('Cost')) as Extract<Shown, { kind: 'values' }>;
      expect(values.map(({ text }) => text)).toEqual([money(total({ measure: 'cost' }))]);
    });

    test('cost by team, with what belongs to none', async () => {
      const { header, rows } = (await shown('Cost by team')) as Extract<Shown, { kind: 'table' }>;
      const all = total({ measure: 'cost' });
      const truth = ledger({ measure: 'cost' }, 'team').map(([team, cost]) => [
        team || 'unattributed',
        money(cost),
        `${((100 * cost) / all).toFixed(1)}%`,
      ]);
      expect(header.slice(0, 3)).toEqual(['Team', 'Cost', 'Share']);
      expect(rows.map((row) => row.slice(0, 3))).toEqual(truth);
    });

    test('cost by user', async () => {
      const { header, rows } = (await shown('Cost by user')) as Extract<Shown, { kind: 'table' }>;
      const truth = ledger({ measure: 'cost' }, 'user').map(([user, cost]) => [user, money(cost)]);
      expect(header.slice(0, 2)).toEqual(['User', 'Cost']);
      expect(rows.map((row) => row.slice(0, 2))).toEqual(truth);
    });

    test('cost per day by model', async () => {
      const { series } = (await shown('Cost per day by model')) as Extract<Shown, { kind: 'series' }>;
      const from = Math.floor(stage.from / day) * day;
      const truth = ledger({ measure: 'cost' }, 'model').map(([model]) => {
        const question = { measure: 'cost', source, where: { model } } as const;
        const steps = stage.fleet.ledger.perStep({ ...question, from, to: stage.to, step: day });
        return [model, [...steps].filter(([, cost]) => cost > 0).map(([at, cost]) => [at, money(cost)])];
      });
      const read = series.map(({ name, points }) => [name, points.map(({ at, text }) => [at, text])]);
      expect(read.sort()).toEqual(truth.sort());
    });

    test('unattributed cost and its share', async () => {
      const without = total({ measure: 'cost', where: { team: '' } });
      const cost = (await shown('Unattributed cost')) as Extract<Shown, { kind: 'values' }>;
      expect(cost.values.map(({ text }) => text)).toEqual([money(without)]);
      const share = (await shown('Unattributed share')) as Extract<Shown, { kind: 'values' }>;
      expect(share.values.map(({ text }) => text)).toEqual([
        `${((100 * without) / total({ measure: 'cost' })).toFixed(1)}%`,
      ]);
    });

    test('cost per session, active user and prompt', async () => {
      const { from, to, fleet } = stage;
      const starts = fleet.ledger.total({ measure: 'sessions', from, to });
      const users = ledger({ measure: 'tokens' }, 'user').length;
      const asked = fleet.ledger.total({ measure: 'prompts', from, to });
      const cost = (kind: 'counter' | 'event') =>
        fleet.ledger.total({ measure: 'cost', from, to, source: kind });
      // Sessions stand in counters alone, prompts in events alone: their cost is read beside them.
      await expect(firstOf('Cost per session')).resolves.toBe(money(cost('counter') / starts));
      await expect(firstOf('Cost per active user')).resolves.toBe(money(cost(source) / users));
      await expect(firstOf('Cost per prompt')).resolves.toBe(money(cost('event') / asked));
    });

    test('a chosen team is the only one that counts', async () => {
      const [team] = ledger({ measure: 'cost' }, 'team').find(([name]) => name !== '')!;
      const { values } = (await shown('Cost', { team: [team] })) as Extract<Shown, { kind: 'values' }>;
      expect(values.map(({ text }) => text)).toEqual([money(total({ measure: 'cost', where: { team } }))]);
      const none = (await shown('Unattributed cost', { team: [team] })) as Extract<Shown, { kind: 'values' }>;
      expect(none.values.map(({ text }) => text)).toEqual(['$0.00']);
    });
  });
});
