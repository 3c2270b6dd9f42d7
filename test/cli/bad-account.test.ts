import { describe, expect, test } from 'vitest';
import type { StandIn, StandInOptions } from '../stand-in/index.js';
import { started } from '../api/support.js';
import { applied, as, configure, eachInItsFolder, refused } from './applied.js';

eachInItsFolder();

describe('an account that', () => {
  test.each([
    ['is not known', 'glsa_wrong', 'GET /api/datasources answered 401: Invalid API key'],
    ['has expired', 'glsa_old', 'GET /api/datasources answered 401: Expired API key'],
  ])('%s', async (_, secret, what) => {
    const server = await started();
    server.world.accounts.push({ secret: 'glsa_old', login: 'old', org: 1, expired: true });
    const todo = 'The token or password is wrong, expired or revoked: give a new one.';
    expect(await applied({ ...as(server), GRAFANA_TOKEN: secret })).toEqual(refused(what, todo));
  });

  test('is in another organisation', async () => {
    const server = await started();
    expect(await applied({ ...as(server), GRAFANA_ORG_ID: '7' })).toEqual(
      refused(
        'This account is in organisation 1, not 7.',
        'A token is bound to its organisation: make one there, or leave the organisation out.',
      ),
    );
    expect(server.writes()).toEqual([]);
  });

  test('may not see data sources applies all the same, and is told', async () => {
    const server = await started();
    const may = ['dashboards:read', 'dashboards:create', 'folders:read', 'folders:create'];
    server.world.accounts.push({ secret: 'glsa_few', login: 'few', org: 1, may });
    const { code, err } = await applied({ ...as(server), GRAFANA_TOKEN: 'glsa_few' });
    expect([code, err]).toEqual([
      0,
      'The account may not see data sources (datasources:read): boards open with what Grafana picks.\n',
    ]);
  });
});

/** What an apply says of its one board; the folder is there by then. */
async function refuses(prepare: (server: StandIn) => void, options?: StandInOptions): Promise<string> {
  const server = await started(options);
  prepare(server);
  const { code, out, err } = await applied(as(server));
  expect([code, err]).toEqual([4, '']);
  const lines = out.split('\n').filter((line) => !line.includes('Claude Code') && line.trim() !== '');
  expect(lines.at(-1)).toMatch(/1 (failed|foreign)\.$/);
  return lines
    .slice(0, -1)
    .map((line) => line.trim().replaceAll(/ {2,}/g, '  '))
    .join('\n');
}
const boards = 'POST /apis/dashboard.grafana.app/v1beta1/namespaces/default/dashboards';

const taken = ({ world }: StandIn): void => {
  const board = world.newBoard('cc-cost');
  world.store(board, { spec: { title: 'Theirs', panels: [] }, folder: '', by: 'jo', message: '' });
};

const clash = ({ world }: StandIn): void => {
  const folderThere = { uid: 'claude-code', title: 'Claude Code', parent: '', version: 1 };
  world.folders.set('claude-code', { ...folderThere, createdBy: 'x', updatedBy: 'x' });
  const board = world.newBoard('other');
  const spec = { title: 'Cost', panels: [] };
  world.store(board, { spec, folder: 'claude-code', by: 'jo', message: '' });
};

describe('a server that', () => {
  test('lacks a permission names it', async () => {
    const server = await started();
    const may = ['dashboards:read', 'datasources:read', 'folders:read', 'folders:create'];
    server.world.accounts.push({ secret: 'glsa_few', login: 'few', org: 1, may });
    const { code, out } = await applied({ ...as(server), GRAFANA_TOKEN: 'glsa_few' });
    expect(code).toBe(4);
    expect(out).toContain('The account lacks dashboards:create: `ccboards whoami` lists what is missing.');
    expect(out).toContain('1 created, 1 failed.');
  });

  test('has its quota reached', async () => {
    expect(await refuses(({ world }) => void (world.boardQuota = 0))).toBe(
      `failed  cc-cost  Cost  ${boards} answered 403: Quota reached\n` +
        'Ask for a higher quota, or remove what is not needed.',
    );
  });

  test('finds the board too large', async () => {
    expect(await refuses(({ world }) => void (world.boardBytes = 100))).toBe(
      `failed  cc-cost  Cost  ${boards} answered 413: Dashboard is too large, max is 1 MB\n` +
        'Split the board into smaller ones.',
    );
  });

  test('takes no writes says so for the folder, and leaves the board alone', async () => {
    const server = await started();
    server.world.readOnly = true;
    const { code, out } = await applied(as(server));
    expect(code).toBe(4);
    expect(out).toContain('attempt to write a readonly database');
    expect(out).toContain("The server's database takes no writes at the moment: ask its operator.");
    expect(out).toContain('needs folder/claude-code, which failed');
    expect(server.world.boards.size).toBe(0);
  });

  test('has the uid taken by a board of somebody else', async () => {
    expect(await refuses(taken)).toBe(
      'foreign  cc-cost  Cost  there, but not made by this project: left alone (--overwrite to take it over)',
    );
  });

  test('has another board of this title in the folder, and minds (10.4)', async () => {
    expect(await refuses(clash, { edition: '10.4' })).toBe(
      'failed  cc-cost  Cost  POST /api/dashboards/db answered 412: A dashboard with the same name in the folder already exists\n' +
        'Another object in this place has the same title: rename one of the two.\nunchanged: 1 folder',
    );
  });
});

test.each([
  [['--context', 'nope'], 'There is no context "nope". Contexts: prod\n'],
  [
    ['--context', 'prod', '--url', 'https://x.example'],
    '--url and --context both name a Grafana: give one.\n',
  ],
  [['--timeout', 'soon'], '--timeout soon: give a number of seconds, such as 120.\n'],
  [['--timeout', '0'], '--timeout 0: give a number of seconds, such as 120.\n'],
  [['--api', 'rest'], '--api rest: give "legacy" or "apis".\n'],
])('wrong usage: %j', async (args, err) => {
  await configure({ contexts: { prod: { url: 'https://g.example', tokenFromEnv: 'NOT_SET' } } });
  const server = await started();
  expect(await applied(as(server), ...args)).toEqual({ code: 2, out: '', err });
});

test('a context whose secret is not there names the variable', async () => {
  await configure({ contexts: { prod: { url: 'https://g.example', tokenFromEnv: 'NOT_SET' } } });
  expect(await applied({}, '--context', 'prod')).toEqual({
    code: 1,
    out: '',
    err: 'contexts.prod.tokenFromEnv: the environment variable NOT_SET is not set.\n',
  });
});

test('a context goes before the environment', async () => {
  const server = await started();
  const contexts = { prod: { url: server.url, tokenFromEnv: 'PROD_TOKEN', orgId: 1 } };
  await configure({ contexts });
  const env = { GRAFANA_URL: 'https://grafana.invalid', PROD_TOKEN: server.token };
  expect((await applied(env, '--context', 'prod')).code).toBe(0);
});
