import { expect, test } from 'vitest';
import { ApiFault, apply, plan, planExitCode, pull, type BoardJson } from '../../src/api/index.js';
import type { EditionName } from '../stand-in/index.js';
import { clientOf, patience } from './clients.js';
import { classicBoard, everything, newBoard } from './fixture.js';
import { started } from './support.js';

test.each<EditionName>(['10.4', '11.4', '12.1', '13.0', 'cloud'])(
  'what is pulled from Grafana %s gives an empty diff',
  async (edition) => {
    const server = await started({ edition });
    const client = clientOf(server);
    const wanted = { ...everything(edition), ruleGroups: [], rulerGroups: [] };
    await apply({ client, wanted, patience });
    const pulled = await pull({ client, project: 'acme' });
    expect(pulled.map(({ uid, title, folder }) => [uid, title, folder]).toSorted()).toEqual([
      ['cc-cost', 'Cost', 'acme-claude'],
      ['cc-root', 'Root', ''],
      ['cc-sessions', 'Sessions', 'acme-people'],
    ]);
    const boards = pulled.map(({ json, folder }) => (folder === '' ? { json } : { json, folder }));
    expect(planExitCode(await plan({ client, wanted: { ...wanted, boards } }))).toBe(0);
    expect(pulled.find(({ uid }) => uid === 'cc-cost')!.json).toEqual(classicBoard('cc-cost', 'Cost'));
  },
);

test.each<EditionName>(['13.0', 'cloud'])(
  'the newer model goes to Grafana %s and comes back the same',
  async (edition) => {
    const server = await started({ edition });
    const client = clientOf(server);
    const wanted = { project: 'acme', boards: [{ json: newBoard('cc-new', 'New') }] };
    expect((await apply({ client, wanted, patience })).map(({ outcome }) => outcome)).toEqual(['created']);
    expect((await apply({ client, wanted, patience })).map(({ outcome }) => outcome)).toEqual(['unchanged']);
    const [board] = await pull({ client, which: { uids: ['cc-new'] }, form: 'v2', project: 'acme' });
    expect(board!.json).toEqual(newBoard('cc-new', 'New'));
    await expect(pull({ client, which: { uids: ['cc-new'] } })).rejects.toThrow('use the apis route');
  },
);

test('the newer model is refused, before anything is written, where it is not served', async () => {
  const server = await started({ edition: '12.1' });
  const wanted = {
    project: 'acme',
    boards: [{ json: classicBoard('a', 'A') }, { json: newBoard('cc-new', 'New') }],
  };
  await expect(apply({ client: clientOf(server), wanted, patience })).rejects.toThrow(
    'The board "cc-new" needs /apis/dashboard.grafana.app/v2, which Grafana 12.1.0 does not serve.',
  );
  expect(server.writes()).toEqual([]);
});

test('pulls by tag and by folder', async () => {
  const server = await started({});
  const client = clientOf(server);
  await apply({ client, wanted: { ...everything('12.1'), ruleGroups: [], rulerGroups: [] }, patience });
  const uids = async (which: { folders?: readonly string[]; tag?: string }): Promise<string[]> =>
    (await pull({ client, which })).map(({ uid }) => uid);
  expect(await uids({ folders: ['acme-people'] })).toEqual(['cc-sessions']);
  expect(await uids({ tag: 'claude-code' })).toHaveLength(3);
  expect(await uids({ tag: 'nothing' })).toEqual([]);
  await expect(
    uids({ folders: ['acme-people'] }).then(() => pull({ client, which: { uids: ['no'] } })),
  ).rejects.toThrow(ApiFault);
});

test('a folder that is not there is an error, an empty one is not', async () => {
  const server = await started({});
  const client = clientOf(server);
  await apply({ client, wanted: { project: 'acme', folders: [{ uid: 'acme-a', title: 'A' }] }, patience });
  expect(await pull({ client, which: { folders: ['acme-a', 'general'] } })).toEqual([]);
  await expect(pull({ client, which: { folders: ['acme-a', 'nope'] } })).rejects.toMatchObject({
    message: 'There is no folder "nope".',
    todo: expect.stringContaining("Give the folder's uid, not its title"),
  });
});

test('where the newer model is not served, pull says which form there is', async () => {
  const server = await started({ edition: '12.1' });
  const client = clientOf(server);
  const wanted = { project: 'acme', boards: [{ json: classicBoard('a', 'A') }] };
  await apply({ client, wanted, patience });
  await expect(pull({ client, form: 'v2' })).rejects.toMatchObject({
    message: 'Grafana 12.1.0 does not serve boards in the form v2.',
    todo: 'Pull them with --form classic.',
  });
});

test.each<[BoardJson, string]>([
  [{ title: 'No uid' }, 'needs a uid'],
  [{ uid: 'x'.repeat(41), title: 'Long' }, 'at most 40'],
  [{ uid: 'a b', title: 'Blank' }, 'needs a uid'],
  [{ uid: 'a' }, 'has no title'],
  [
    { apiVersion: 'dashboard.grafana.app/v2alpha1', metadata: { name: 'a' }, spec: { title: 'A' } },
    'has the form dashboard.grafana.app/v2alpha1',
  ],
  [{ apiVersion: 'dashboard.grafana.app/v2', metadata: { name: 'a' } }, 'no spec'],
])('refuses the board %j before anything is written', async (json, what) => {
  const server = await started({});
  const wanted = { project: 'acme', folders: [{ uid: 'acme-a', title: 'A' }], boards: [{ json }] };
  await expect(apply({ client: clientOf(server), wanted, patience })).rejects.toThrow(what);
  expect(server.writes()).toEqual([]);
});
