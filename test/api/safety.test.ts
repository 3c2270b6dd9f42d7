import { describe, expect, test } from 'vitest';
import { apply, plan, planRows, type Result, type Wanted } from '../../src/api/index.js';
import type { EditionName } from '../stand-in/index.js';
import { everything, stateOf, classicBoard } from './fixture.js';
import { clientOf, patience } from './clients.js';
import { started } from './support.js';

const one = (expr = 'up'): Wanted => ({
  project: 'acme',
  boards: [{ json: classicBoard('cc-cost', 'Cost', expr) }],
});
const told = ([result]: readonly Result[]): readonly unknown[] => [result?.outcome, result?.reason];

describe.each<EditionName>(['10.4', '11.4', '12.1', '13.0', 'cloud'])('Grafana %s', (edition) => {
  test('a board that somebody edited is a conflict, replaced only when told so', async () => {
    const server = await started({ edition });
    const client = clientOf(server);
    await apply({ client, wanted: one(), patience });
    server.world.edit('cc-cost', (spec) => void (spec['description'] = 'by hand'), 'jo');
    const writes = server.writes().length;
    const results = await apply({ client, wanted: one('sum(up)'), patience });
    expect(told(results)).toEqual([
      'conflict',
      expect.stringMatching(
        /^edited in Grafana by jo, 2026-11-20 12:\d\d UTC: left alone \(--overwrite to replace\)$/,
      ),
    ]);
    expect(results[0]!.changes).toEqual([
      { where: ['description'], before: 'by hand' },
      { where: ['"Total"', 'A'], before: 'up', after: 'sum(up)' },
    ]);
    expect(server.writes()).toHaveLength(writes);
    const over = await apply({ client, wanted: one('sum(up)'), manner: { overwrite: true }, patience });
    expect(over[0]!.outcome).toBe('changed');
    expect(server.world.boards.get('cc-cost')!.spec['description']).toBeUndefined();
    expect(told(await apply({ client, wanted: one('sum(up)'), patience }))).toEqual(['unchanged', undefined]);
  });

  test('an edit that was taken back is no conflict', async () => {
    const server = await started({ edition });
    const client = clientOf(server);
    await apply({ client, wanted: one(), patience });
    server.world.edit('cc-cost', (spec) => void (spec['description'] = 'by hand'));
    server.world.edit('cc-cost', (spec) => void delete spec['description']);
    expect(told(await apply({ client, wanted: one(), patience }))).toEqual(['unchanged', undefined]);
  });

  test('a board that somebody saved without an edit is no conflict, whatever the editor adds', async () => {
    const server = await started({ edition });
    const client = clientOf(server);
    await apply({ client, wanted: one(), patience });
    server.world.edit('cc-cost', (spec) => {
      Object.assign(spec, { editable: true, fiscalYearStartMonth: 0, timezone: 'browser', links: [] });
      const [panel] = spec['panels'] as Record<string, unknown>[];
      Object.assign(panel!, { pluginVersion: '12.1.0', transparent: false, links: [] });
    });
    const writes = server.writes().length;
    expect(told(await apply({ client, wanted: one(), patience }))).toEqual(['unchanged', undefined]);
    expect(server.writes()).toHaveLength(writes);
    expect(told(await apply({ client, wanted: one('sum(up)'), patience }))[0]).toBe('conflict');
  });

  test('a board of somebody else under our uid is left alone, and taken over only when told so', async () => {
    const server = await started({ edition });
    const board = server.world.newBoard('cc-cost');
    server.world.store(board, { spec: { title: 'Theirs', panels: [] }, folder: '', by: 'jo', message: '' });
    const client = clientOf(server);
    const reason = 'there, but not made by this project: left alone (--overwrite to take it over)';
    expect(told(await apply({ client, wanted: one(), patience }))).toEqual(['foreign', reason]);
    expect(server.writes()).toEqual([]);
    const over = await apply({ client, wanted: one(), manner: { overwrite: true }, patience });
    expect(over[0]!.outcome).toBe('changed');
  });

  test('a provisioned board is never written, whatever is said', async () => {
    const server = await started({ edition });
    const board = server.world.newBoard('cc-cost');
    board.file = 'dash/cost.json';
    server.world.store(board, { spec: { title: 'File', panels: [] }, folder: '', by: 'file', message: '' });
    const results = await apply({
      client: clientOf(server),
      wanted: one(),
      manner: { overwrite: true },
      patience,
    });
    expect(told(results)).toEqual(['foreign', expect.stringMatching(/file.*: left alone$/)]);
    expect(server.writes()).toEqual([]);
  });

  test("a person's save between our look and our write wins", async () => {
    const server = await started({ edition });
    const client = clientOf(server);
    await apply({ client, wanted: one(), patience });
    const read = await plan({ client, wanted: one('sum(up)') });
    server.world.edit('cc-cost', (spec) => void (spec['description'] = 'by hand'), 'jo');
    const results = await apply({ client, wanted: one('sum(up)'), plan: read, patience });
    expect(told(results)).toEqual(['conflict', expect.stringContaining('edited in Grafana by jo')]);
    expect(server.world.boards.get('cc-cost')!.spec['description']).toBe('by hand');
  });

  test('two applies of one set at the same time end in that set', async () => {
    const server = await started({ edition });
    const reference = await started({ edition });
    const wanted = everything(edition);
    await apply({ client: clientOf(reference), wanted, patience });
    const both = await Promise.all([1, 2].map(() => apply({ client: clientOf(server), wanted, patience })));
    expect(both.flat().filter(({ outcome }) => !['created', 'unchanged'].includes(outcome))).toEqual([]);
    expect(stateOf(server.world)).toEqual(stateOf(reference.world));
  });

  test('of two applies of different sets one wins whole, the other says that it lost', async () => {
    const server = await started({ edition });
    await apply({ client: clientOf(server), wanted: one(), patience });
    const wishes = ['sum(up)', 'max(up)'].map(one);
    const plans = await Promise.all(wishes.map((wanted) => plan({ client: clientOf(server), wanted })));
    const results = await Promise.all(
      wishes.map((wanted, index) =>
        apply({ client: clientOf(server), wanted, plan: plans[index]!, patience }),
      ),
    );
    expect(
      results
        .flat()
        .map(({ outcome }) => outcome)
        .toSorted(),
    ).toEqual(['changed', 'conflict']);
  });

  test('rules that somebody edited, and a group of somebody else, are left alone', async () => {
    const server = await started({ edition });
    const client = clientOf(server);
    const wanted: Wanted = { ...everything(edition), boards: [], rulerGroups: [] };
    await apply({ client, wanted, patience });
    server.world.group('acme-claude', 'Budget')!.rules[0]!['for'] = '7m';
    const group = { ...wanted.ruleGroups![0]!, interval: 60 };
    const edited = await apply({ client, wanted: { ...wanted, ruleGroups: [group] }, patience });
    expect(edited.at(-1)).toMatchObject({
      outcome: 'conflict',
      reason: 'edited in Grafana: left alone (--overwrite to replace)',
    });
    for (const rule of server.world.group('acme-claude', 'Budget')!.rules) rule['annotations'] = {};
    const foreign = await apply({ client, wanted: { ...wanted, ruleGroups: [group] }, patience });
    expect(foreign.at(-1)).toMatchObject({ outcome: 'foreign' });
    for (const rule of server.world.group('acme-claude', 'Budget')!.rules) rule.provenance = 'file';
    const provisioned = await apply({
      client,
      wanted: { ...wanted, ruleGroups: [group] },
      manner: { overwrite: true },
      patience,
    });
    expect(provisioned.at(-1)).toMatchObject({
      outcome: 'foreign',
      reason: 'provisioned from a file: left alone',
    });
  });
});

test.each(['terraform', 'repo'])('a board that %s manages is left alone and named', async (kind) => {
  const server = await started({ edition: '13.0' });
  const board = server.world.newBoard('cc-cost');
  board.annotations = { 'grafana.app/managedBy': kind, 'grafana.app/managerId': 'infra' };
  server.world.store(board, { spec: { title: 'Theirs', panels: [] }, folder: '', by: 'x', message: '' });
  const results = await apply({
    client: clientOf(server),
    wanted: one(),
    manner: { overwrite: true },
    patience,
  });
  expect(told(results)).toEqual(['foreign', `managed by ${kind} (infra): left alone`]);
});

test('a folder that somebody renamed is a conflict', async () => {
  const server = await started({});
  const client = clientOf(server);
  const wanted: Wanted = { project: 'acme', folders: [{ uid: 'acme-a', title: 'A' }] };
  await apply({ client, wanted, patience });
  Object.assign(server.world.folders.get('acme-a')!, { title: 'B', version: 2, updatedBy: 'jo' });
  expect(told(await apply({ client, wanted, patience }))).toEqual(['conflict', 'changed in Grafana by jo']);
  await apply({ client, wanted, manner: { overwrite: true }, patience });
  expect(server.world.folders.get('acme-a')!.title).toBe('A');
});

test('a plan reads, and never writes', async () => {
  const server = await started({});
  const rows = planRows(await plan({ client: clientOf(server), wanted: everything('12.1'), prune: true }));
  expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(['create']));
  expect(server.writes()).toEqual([]);
});
