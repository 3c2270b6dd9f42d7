import { expect, test } from 'vitest';
import { apply, markDeploy, whoami, whoamiText } from '../../src/api/index.js';
import type { EditionName, StandIn } from '../stand-in/index.js';
import { clientOf, patience } from './clients.js';
import { classicBoard, everything } from './fixture.js';
import { started } from './support.js';

function withRights(server: StandIn, may: string[]): { url: string; token: string } {
  const token = 'glsa_few';
  server.world.accounts.push({ secret: token, login: 'few', org: 1, may });
  return { url: server.url, token };
}

test('whoami says which jobs the account can do, and what it lacks for the others', async () => {
  const server = await started({});
  const few = withRights(server, [
    'dashboards:read',
    'dashboards:write',
    'folders:read',
    'alert.rules:read',
    'datasources:read',
    'datasources:query',
  ]);
  expect(whoamiText(await whoami(clientOf(few)))).toBe(
    [
      'Organisation 1, "Main Org."',
      '  yes  read boards',
      '  no   write boards                     lacks dashboards:create',
      '  no   make folders                     lacks folders:create, folders:write',
      '  no   prune                            lacks dashboards:delete, folders:delete',
      '  yes  find data sources',
      '  no   write alert and recording rules  lacks alert.provisioning:read, alert.provisioning:write',
      '  no   write rules of a ruler           lacks alert.rules.external:read, alert.rules.external:write',
      '  no   mark deploys                     lacks annotations:create',
    ].join('\n'),
  );
});

test('whoami of the account with all rights', async () => {
  const server = await started({});
  expect((await whoami(clientOf(server))).rights.every(({ missing }) => missing?.length === 0)).toBe(true);
});

test('a missing right fails its objects, names the right and leaves the rest alone', async () => {
  const server = await started({});
  const few = withRights(server, [
    'dashboards:read',
    'folders:read',
    'folders:create',
    'folders:write',
    'alert.provisioning:read',
    'alert.rules.external:read',
  ]);
  const results = await apply({ client: clientOf(few), wanted: everything('12.1'), patience });
  const of = (id: string): unknown => results.find((one) => one.id === id);
  expect(of('acme-claude')).toMatchObject({ outcome: 'created' });
  expect(of('cc-cost')).toMatchObject({
    outcome: 'failed',
    reason: expect.stringContaining('The account lacks dashboards:create'),
  });
  expect(of('acme-claude/Budget')).toMatchObject({
    outcome: 'failed',
    reason: expect.stringContaining('alert.provisioning:write'),
  });
  expect(server.world.boards.size).toBe(0);
});

test('a token that expires in the middle is named, and what was done is told', async () => {
  const server = await started({});
  const account = server.world.accounts[0]!;
  server.trouble(({ number }) => void (number === 16 && (account.expired = true)));
  const results = await apply({ client: clientOf(server), wanted: everything('12.1'), patience });
  expect(results[0]).toMatchObject({ outcome: 'created' });
  expect(results.at(-1)).toMatchObject({
    outcome: 'failed',
    reason: expect.stringMatching(/401: Expired API key\n.*expired or revoked/),
  });
  account.expired = false;
  server.trouble(undefined);
  const again = await apply({ client: clientOf(server), wanted: everything('12.1'), patience });
  expect(again.every(({ outcome }) => outcome === 'created' || outcome === 'unchanged')).toBe(true);
});

test.each([
  [
    'a quota',
    (server: StandIn) => (server.world.boardQuota = 1),
    /Quota reached\n {2}Ask for a higher quota/,
  ],
  [
    'a board too large',
    (server: StandIn) => (server.world.boardBytes = 10),
    /too large, max is 1 MB\n {2}Split the board/,
  ],
  [
    'a server that takes no writes',
    (server: StandIn) => (server.world.readOnly = true),
    /readonly database\n {2}The server's database takes no writes/,
  ],
])('%s is said in one line with its remedy', async (_name, limit, text) => {
  for (const edition of ['11.4', '13.0'] as const) {
    const server = await started({ edition });
    limit(server);
    const results = await apply({
      client: clientOf(server),
      wanted: { ...everything(edition), ruleGroups: [], rulerGroups: [] },
      patience,
    });
    const failed = results.filter(({ outcome }) => outcome === 'failed');
    expect(failed.length).toBeGreaterThan(0);
    for (const { reason } of failed) expect(reason).toMatch(text);
  }
});

test('a title clash on 10.x is said in one line', async () => {
  const server = await started({ edition: '10.4' });
  const board = server.world.newBoard('theirs');
  server.world.store(board, { spec: { title: 'Root' }, folder: '', by: 'jo', message: '' });
  const results = await apply({
    client: clientOf(server),
    wanted: { ...everything('10.4'), rulerGroups: [] },
    patience,
  });
  expect(results.find(({ id }) => id === 'cc-root')).toMatchObject({
    outcome: 'failed',
    reason: expect.stringContaining('Another object in this place has the same title'),
  });
});

test.each<EditionName>(['11.4', '13.0'])('an unknown folder is said in one line on %s', async (edition) => {
  const server = await started({ edition });
  const wanted = { project: 'acme', boards: [{ json: classicBoard('a', 'A'), folder: 'nowhere' }] };
  const [result] = await apply({ client: clientOf(server), wanted, patience });
  expect(result).toMatchObject({
    outcome: 'failed',
    reason: expect.stringMatching(/not found\n.*Name the folder/),
  });
  expect(server.writes()).toHaveLength(1);
});

test.each<EditionName>(['11.4', '13.0'])(
  'another organisation is refused before anything is written on %s',
  async (edition) => {
    const server = await started({ edition });
    const wanted = everything(edition);
    await expect(apply({ client: clientOf(server), wanted, org: 7, patience })).rejects.toThrow(
      'in organisation 1, not 7',
    );
    expect(server.writes()).toEqual([]);
    await apply({ client: clientOf(server), wanted, org: 1, patience });
  },
);

test('marks a deploy once', async () => {
  const server = await started({});
  expect(await markDeploy(clientOf(server), { text: 'Boards 1.2.0', tags: ['acme'], time: 5 })).toBe(1);
  expect(server.world.annotations).toEqual([
    { id: 1, text: 'Boards 1.2.0', tags: ['ccboards', 'acme'], time: 5 },
  ]);
});
