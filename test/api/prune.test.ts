import { describe, expect, test } from 'vitest';
import { apply, plan, planRows, type Wanted } from '../../src/api/index.js';
import type { EditionName, StandIn } from '../stand-in/index.js';
import { clientOf, patience } from './clients.js';
import { alertRule, classicBoard, everything, others, stateOf, theirs } from './fixture.js';
import { started } from './support.js';

/** What of `everything` is still wanted. */
function less(edition: EditionName): Wanted {
  const { folders, boards, rulerGroups, ...rest } = everything(edition);
  return {
    ...rest,
    folders: folders!.slice(0, 1),
    boards: boards!.slice(0, 1),
    ruleGroups: [],
    rulerGroups: rulerGroups!.slice(0, 1),
  };
}

const removed = async (server: StandIn, wanted: Wanted): Promise<Record<string, string>> => {
  const results = await apply({ client: clientOf(server), wanted, prune: true, patience });
  return Object.fromEntries(
    results.filter(({ outcome }) => outcome !== 'unchanged').map(({ id, outcome }) => [id, outcome]),
  );
};

describe.each<EditionName>(['10.4', '11.4', '12.1', '13.0', 'cloud'])('Grafana %s', (edition) => {
  test('removes what bears our mark and is no longer wanted, and nothing else', async () => {
    const server = await started({ edition });
    others(server);
    const before = theirs(server);
    await apply({ client: clientOf(server), wanted: everything(edition), patience });
    expect(await removed(server, less(edition))).toEqual({
      'cc-sessions': 'removed',
      'cc-root': 'removed',
      'acme-claude/Budget': 'removed',
      'acme-people': 'removed',
    });
    expect(theirs(server)).toBe(before);
    const fresh = await started({ edition });
    others(fresh);
    await apply({
      client: clientOf(fresh),
      wanted: { ...less(edition), rulerGroups: everything(edition).rulerGroups! },
      patience,
    });
    expect(stateOf(server.world)).toEqual(stateOf(fresh.world));
    expect(await removed(server, less(edition))).toEqual({});
  });

  test('a folder that holds something of somebody else stays, and says so in the plan', async () => {
    const server = await started({ edition });
    await apply({ client: clientOf(server), wanted: everything(edition), patience });
    const board = server.world.newBoard('their-board');
    server.world.store(board, {
      spec: { title: 'Theirs', panels: [] },
      folder: 'acme-people',
      by: 'jo',
      message: '',
    });
    const rows = planRows(await plan({ client: clientOf(server), wanted: less(edition), prune: true }));
    const folder = rows.find(({ id }) => id === 'acme-people');
    expect(folder).toMatchObject({
      state: 'foreign',
      reason: 'holds 1 board not ours: left alone',
    });
    expect(await removed(server, less(edition))).toMatchObject({
      'acme-people': 'foreign',
      'cc-sessions': 'removed',
    });
    expect(server.world.boards.has('their-board')).toBe(true);
  });

  test('what somebody edited stays until told otherwise', async () => {
    const server = await started({ edition });
    await apply({ client: clientOf(server), wanted: everything(edition), patience });
    server.world.edit('cc-root', (spec) => void (spec['title'] = 'Mine'));
    server.world.group('acme-claude', 'Budget')!.rules[0]!['isPaused'] = true;
    const first = await removed(server, less(edition));
    expect(first).toMatchObject({ 'cc-root': 'conflict', 'acme-claude/Budget': 'conflict' });
    const results = await apply({
      client: clientOf(server),
      wanted: less(edition),
      prune: true,
      manner: { overwrite: true },
      patience,
    });
    expect(results.filter(({ outcome }) => outcome === 'removed').map(({ id }) => id)).toEqual([
      'cc-root',
      'acme-claude/Budget',
    ]);
  });
});

test.each<EditionName>(['11.4', '12.1'])(
  'what somebody edits between the plan and the removal stays on %s',
  async (edition) => {
    const server = await started({ edition });
    const client = clientOf(server);
    await apply({ client, wanted: everything(edition), patience });
    const read = await plan({ client, wanted: less(edition), prune: true });
    server.world.edit('cc-root', (spec) => void (spec['title'] = 'Mine'));
    server.world.group('acme-claude', 'Budget')!.rules[0]!['isPaused'] = true;
    const results = await apply({ client, wanted: less(edition), plan: read, patience });
    expect(results.filter(({ outcome }) => outcome === 'conflict').map(({ id }) => id)).toEqual([
      'cc-root',
      'acme-claude/Budget',
    ]);
    expect(server.world.boards.has('cc-root')).toBe(true);
  },
);

test('a rule of somebody else in our group keeps the group', async () => {
  const server = await started({});
  await apply({ client: clientOf(server), wanted: everything('12.1'), patience });
  const rule = {
    ...alertRule('x', 'Their rule in our group'),
    uid: 'x',
    title: 'Their rule in our group',
    provenance: '',
  };
  server.world.group('acme-claude', 'Budget')!.rules.push(rule);
  expect(await removed(server, less('12.1'))).toMatchObject({ 'acme-claude/Budget': 'foreign' });
});

test('a search that is behind shows ghosts and misses newcomers: neither does harm', async () => {
  const server = await started({});
  server.world.searchLag = 1000;
  await apply({ client: clientOf(server), wanted: everything('12.1'), patience });
  expect(await removed(server, less('12.1'))).toEqual({ 'acme-claude/Budget': 'removed' });
  server.world.searchLag = 0;
  expect(await removed(server, less('12.1'))).toMatchObject({
    'cc-sessions': 'removed',
    'acme-people': 'removed',
  });
});

test('more boards than a page of search holds', async () => {
  const server = await started({});
  const boards = Array.from({ length: 1005 }, (_, index) => `b${index}`);
  for (const uid of boards) {
    const board = server.world.newBoard(uid);
    server.world.store(board, {
      spec: { ...classicBoard(uid, uid), tags: ['ccboards:acme'] },
      folder: '',
      by: 'sa-ci',
      message: '',
    });
  }
  const rows = planRows(await plan({ client: clientOf(server), wanted: { project: 'acme' }, prune: true }));
  expect(new Set(rows.map(({ id }) => id))).toEqual(new Set(boards));
});

test("another project's objects are not ours", async () => {
  const server = await started({});
  await apply({ client: clientOf(server), wanted: { ...everything('12.1'), rulerGroups: [] }, patience });
  expect(await removed(server, { project: 'other' })).toEqual({});
});
