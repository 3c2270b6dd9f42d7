import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import {
  apply,
  plan,
  planRows,
  pull,
  type GrafanaClient,
  type Manner,
  type Wanted,
} from '../../src/api/index.js';
import { alertRule, classicBoard, everything } from '../api/fixture.js';
import { until } from '../engines/index.js';
import { targets, type Target } from './servers.js';

/** Nothing but HTTP is used here, so that the same steps run on a real Grafana and on its stand-in. */
describe.each(targets().map((one) => [one.name, one] as const))('%s', (_, target: Target) => {
  let client: GrafanaClient;
  let stop: () => Promise<void>;
  beforeAll(async () => {
    const opened = await target.open();
    client = opened.client();
    stop = opened.stop;
    // What an earlier run left behind.
    await apply({ client, wanted: { project: 'acme' }, prune: true, manner: { overwrite: true } });
  }, 240_000);
  afterAll(async () => {
    await client?.close();
    await stop?.();
  });

  // Rulers and recording rules need more than Grafana alone.
  const { rulerGroups: _rulers, ...all } = everything('10.4');
  const wanted: Wanted = all;
  const outcomes = async (want: Wanted, manner: Manner = {}, prune = false): Promise<string[]> => {
    const results = await apply({ client, wanted: want, manner, prune });
    return results.map(({ id, outcome, reason }) => `${id} ${outcome}${reason ? `: ${reason}` : ''}`);
  };
  const states = async (want: Wanted): Promise<string[]> =>
    planRows(await plan({ client, wanted: want })).map(({ id, state }) => `${id} ${state}`);

  test('a new set is created', async () => {
    for (const outcome of await outcomes(wanted)) expect(outcome).toMatch(/ created$/);
  }, 240_000);

  test('the second apply writes nothing', async () => {
    const { writes } = client.sent();
    for (const outcome of await outcomes(wanted)) expect(outcome).toMatch(/ unchanged$/);
    expect(client.sent().writes).toBe(writes);
  }, 240_000);

  const changed: Wanted = {
    ...wanted,
    boards: [
      { json: classicBoard('cc-cost', 'Cost', 'sum(up)'), folder: 'acme-claude' },
      ...wanted.boards!.slice(1),
    ],
    ruleGroups: [
      { ...wanted.ruleGroups![0]!, rules: [alertRule('cc-budget', 'Budget of the day', { limit: 9 })] },
    ],
  };

  test('what differs is changed, and nothing else', async () => {
    const done = (await outcomes(changed)).filter((one) => !one.endsWith(' unchanged'));
    expect(done).toEqual(['cc-cost changed', 'acme-claude/Budget changed']);
    for (const state of await states(changed)) expect(state).toMatch(/ same$/);
  }, 240_000);

  test('what somebody edited is a conflict, and replaced only when told so', async () => {
    const anything = z.record(z.string(), z.unknown());
    const there = await client.ask({
      path: '/api/dashboards/uid/cc-cost',
      answer: z.object({ dashboard: anything }),
    });
    const dashboard = { ...there.dashboard, id: null, description: 'by hand' };
    const body = { dashboard, folderUid: 'acme-claude', overwrite: true, message: 'by hand' };
    await client.ask({ method: 'POST', path: '/api/dashboards/db', body, answer: anything });
    const found = (await outcomes(wanted)).find((one) => one.startsWith('cc-cost '));
    expect(found).toMatch(/^cc-cost conflict: edited in Grafana.*: left alone/);
    expect(await outcomes(wanted, { overwrite: true })).toContainEqual(
      expect.stringMatching(/^cc-cost changed/),
    );
  }, 240_000);

  test('what is pulled is what was put there', async () => {
    const boards = await pull({ client, which: { uids: ['cc-cost'] }, form: 'classic', project: 'acme' });
    expect(boards.map(({ uid }) => uid)).toEqual(['cc-cost']);
    const again = { ...wanted, boards: [{ json: boards[0]!.json, folder: 'acme-claude' }] };
    expect(await states(again)).toContain('cc-cost same');
  }, 240_000);

  test('rules are locked and unlocked by choice', async () => {
    const group = 'acme-claude/Budget';
    expect(await outcomes(wanted, { lockRules: true })).toContain(`${group} changed`);
    expect(await outcomes(wanted, { lockRules: true })).toContain(`${group} unchanged`);
    expect(await outcomes(wanted)).toContain(`${group} changed`);
  }, 240_000);

  test('what is no longer wanted goes, and its folder with it', async () => {
    const search = z.array(z.object({ uid: z.string() }));
    await until('the search to know the boards', async () => {
      const query = { type: 'dash-db', tag: ['ccboards:acme'] };
      return (await client.ask({ path: '/api/search', query, answer: search })).length >= 3;
    });
    const gone = await outcomes({ project: 'acme' }, {}, true);
    expect(gone.filter((one) => !one.endsWith(' removed'))).toEqual([]);
    expect(gone).toContain('acme-claude removed');
  }, 240_000);
});
