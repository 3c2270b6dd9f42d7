import { describe, expect, test } from 'vitest';
import { apply, exitCode, type Outcome, type Result } from '../../src/api/index.js';
import type { EditionName } from '../stand-in/index.js';
import { alertRule, everything, others, stateOf, theirs, classicBoard } from './fixture.js';
import { clientOf, patience } from './clients.js';
import { started } from './support.js';

const outcomes = (results: readonly Result[]): Outcome[] => results.map(({ outcome }) => outcome);

describe.each<EditionName>(['10.4', '11.4', '12.1', '13.0', 'cloud'])('Grafana %s', (edition) => {
  test('holds everything after one apply, and a second one writes nothing', async () => {
    const server = await started({ edition });
    others(server);
    const before = theirs(server);
    const wanted = everything(edition);
    const first = await apply({ client: clientOf(server), wanted, patience });
    expect(first.map(({ outcome, reason }) => [outcome, reason])).toEqual(
      Array.from({ length: 8 }, () => ['created', undefined]),
    );
    expect(server.world.boards.get('cc-sessions')!.folder).toBe('acme-people');
    const writes = server.writes().length;
    const client = clientOf(server);
    const second = await apply({ client, wanted, patience });
    expect(outcomes(second)).toEqual(Array.from({ length: 8 }, () => 'unchanged'));
    expect(exitCode(second)).toBe(0);
    expect(server.writes()).toHaveLength(writes);
    expect(client.sent()).toEqual({ reads: 3 + 8, writes: 0 });
    expect(theirs(server)).toBe(before);
  });

  test('writes only what changed, and moves what moved', async () => {
    const server = await started({ edition });
    const wanted = everything(edition);
    await apply({ client: clientOf(server), wanted, patience });
    const writes = server.writes().length;
    const next = {
      ...wanted,
      boards: [
        { json: classicBoard('cc-cost', 'Cost', 'sum(up)'), folder: 'acme-claude' },
        { json: classicBoard('cc-sessions', 'Sessions'), folder: 'acme-claude' },
        { json: classicBoard('cc-root', 'Root') },
      ],
    };
    const results = await apply({ client: clientOf(server), wanted: next, patience });
    expect(outcomes(results)).toEqual([
      'unchanged',
      'unchanged',
      'changed',
      'moved',
      'unchanged',
      'unchanged',
      'unchanged',
      'unchanged',
    ]);
    expect(server.writes()).toHaveLength(writes + 2);
    expect(server.world.boards.get('cc-sessions')!.folder).toBe('acme-claude');
    const again = await apply({ client: clientOf(server), wanted: next, patience });
    expect(new Set(outcomes(again))).toEqual(new Set(['unchanged']));
  });

  test('changes rules: a text, an interval, two titles exchanged, one rule gone', async () => {
    const server = await started({ edition });
    const wanted = everything(edition);
    await apply({ client: clientOf(server), wanted, patience });
    const group = wanted.ruleGroups![0]!;
    const rules = [
      alertRule('cc-budget', 'Spike', { expr: 'sum(up)' }),
      alertRule('cc-spike', 'Budget of the day'),
      alertRule('cc-new', 'New'),
    ];
    const next = { ...wanted, ruleGroups: [{ ...group, interval: 60, rules }] };
    const results = await apply({ client: clientOf(server), wanted: next, patience });
    expect(results.find(({ kind }) => kind === 'rules')).toMatchObject({ outcome: 'changed' });
    const stored = server.world.group('acme-claude', 'Budget')!;
    expect(stored.rules.map(({ uid, title }) => [uid, title])).toEqual([
      ['cc-budget', 'Spike'],
      ['cc-spike', 'Budget of the day'],
      ['cc-new', 'New'],
    ]);
    expect(stored.interval).toBe(60);
    const again = await apply({ client: clientOf(server), wanted: next, patience });
    expect(new Set(outcomes(again))).toEqual(new Set(['unchanged']));
  });
});

test('the same set ends the same on a server where a part of it already was', async () => {
  const [whole, part] = [await started({}), await started({})];
  const wanted = everything('12.1');
  await apply({ client: clientOf(whole), wanted, patience });
  await apply({ client: clientOf(part), wanted: { ...wanted, boards: [], ruleGroups: [] }, patience });
  await apply({ client: clientOf(part), wanted, patience });
  expect(stateOf(part.world)).toEqual(stateOf(whole.world));
});

test('a server that migrates what it is sent is left in peace', async () => {
  const server = await started({ edition: '13.0' });
  const old = { ...classicBoard('old', 'Old'), schemaVersion: 36 };
  const wanted = { project: 'acme', boards: [{ json: old }] };
  await apply({ client: clientOf(server), wanted, patience });
  expect(server.world.boards.get('old')!.spec['schemaVersion']).toBe(42);
  const results = await apply({ client: clientOf(server), wanted, patience });
  expect(outcomes(results)).toEqual(['unchanged']);
  server.world.edit('old', (spec) => void (spec['title'] = 'Mine now'));
  expect(await apply({ client: clientOf(server), wanted, patience })).toMatchObject([
    { outcome: 'conflict' },
  ]);
});

test('what was written before an upgrade of Grafana is ours after it', async () => {
  const server = await started({ edition: '12.1' });
  const wanted = { project: 'acme', boards: [{ json: classicBoard('cc-cost', 'Cost') }] };
  await apply({ client: clientOf(server), wanted, manner: { api: 'legacy' }, patience });
  expect(outcomes(await apply({ client: clientOf(server), wanted, patience }))).toEqual(['unchanged']);
  const next = { project: 'acme', boards: [{ json: classicBoard('cc-cost', 'Cost', 'sum(up)') }] };
  expect(outcomes(await apply({ client: clientOf(server), wanted: next, patience }))).toEqual(['changed']);
  expect(server.world.boards.get('cc-cost')!.annotations).toMatchObject({
    'grafana.app/managedBy': 'kubectl',
    'grafana.app/managerId': 'ccboards-acme',
    'grafana.app/managerAllowsEdits': 'true',
  });
  const third = { project: 'acme', boards: [{ json: classicBoard('cc-cost', 'Cost', 'max(up)') }] };
  expect(
    outcomes(await apply({ client: clientOf(server), wanted: third, manner: { api: 'legacy' }, patience })),
  ).toEqual(['changed']);
});

test('locks boards and rules, and unlocks them again', async () => {
  const server = await started({ edition: 'cloud' });
  const wanted = { ...everything('cloud'), rulerGroups: [] };
  const editing = (): unknown[] => [
    server.world.boards.get('cc-cost')!.annotations['grafana.app/managerAllowsEdits'],
    server.world.group('acme-claude', 'Budget')!.rules[0]!.provenance,
  ];
  await apply({ client: clientOf(server), wanted, patience });
  expect(editing()).toEqual(['true', '']);
  await apply({ client: clientOf(server), wanted, manner: { lock: true }, patience });
  expect(editing()).toEqual(['false', 'api']);
  await apply({ client: clientOf(server), wanted, patience });
  expect(editing()).toEqual(['true', '']);
});

test('a folder of that title under another uid is used as it is', async () => {
  const server = await started({});
  server.world.folders.set('made-by-hand', {
    uid: 'made-by-hand',
    title: 'Claude Code',
    parent: '',
    version: 1,
    createdBy: 'jo',
    updatedBy: 'jo',
  });
  const wanted = { ...everything('12.1'), rulerGroups: [] };
  await apply({ client: clientOf(server), wanted, patience });
  expect(server.world.boards.get('cc-cost')!.folder).toBe('made-by-hand');
  expect(server.world.folders.get('acme-people')!.parent).toBe('made-by-hand');
  expect(server.world.group('made-by-hand', 'Budget')!.rules).toHaveLength(3);
  const again = await apply({ client: clientOf(server), wanted, prune: true, patience });
  expect(new Set(outcomes(again))).toEqual(new Set(['unchanged']));
});

test('one object that fails holds back only what needs it', async () => {
  const server = await started({});
  const wanted = everything('12.1');
  const long = 'x'.repeat(60);
  const folders = [...wanted.folders!, { uid: 'acme-bad', title: 'General' }];
  const boards = [
    ...wanted.boards!,
    { json: classicBoard('cc-in-bad', 'In a bad folder'), folder: 'acme-bad' },
    { json: { ...classicBoard('cc-bad', 'Bad'), [long]: 1 } },
  ];
  const results = await apply({ client: clientOf(server), wanted: { ...wanted, folders, boards }, patience });
  const of = (id: string): Result => results.find((one) => one.id === id)!;
  expect(of('acme-bad')).toMatchObject({ outcome: 'failed' });
  expect(of('cc-in-bad')).toMatchObject({
    outcome: 'skipped',
    reason: 'needs folder/acme-bad, which failed',
  });
  expect(of('cc-bad').reason).toContain(`spec.${long}: field not allowed`);
  expect(of('cc-cost').outcome).toBe('created');
  expect(exitCode(results)).toBe(4);
});

test('stops at the first error when told so', async () => {
  const server = await started({});
  const boards = ['a', 'b', 'c'].map((uid) => ({
    json: { ...classicBoard(uid, uid), ...(uid === 'b' ? { nonsense: 1 } : {}) },
  }));
  const results = await apply({
    client: clientOf(server),
    wanted: { project: 'acme', boards },
    onError: 'stop',
    patience,
  });
  expect(outcomes(results)).toEqual(['created', 'failed', 'skipped']);
});
