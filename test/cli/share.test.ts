import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { claudeCodeBoards } from '../../dashboards/index.js';
import { standIn, type StandIn } from '../stand-in/index.js';
import { ccboards } from './ccboards.js';

type Shared = {
  readonly uid?: string;
  readonly id: null;
  readonly title: string;
  readonly __inputs: readonly { readonly name: string; readonly type: string; readonly pluginId: string }[];
  readonly templating: {
    readonly list: readonly { name: string; type: string; current?: { value: unknown } }[];
  };
};

const uids = claudeCodeBoards.map(({ uid }) => uid);
/** Words of one company, which nobody else has. */
const own = { team: 'acme_crew', costCenter: 'acme_center', project: 'acme_repo', department: 'acme_unit' };
let folder: string;
let grafana: StandIn;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ccboards-share-'));
  await writeFile(
    join(folder, 'ccboards.config.json'),
    JSON.stringify({
      dimensions: own,
      grafana: { url: 'https://grafana.acme.example', prometheus: { uid: 'acme-prom' } },
    }),
  );
  const { code, err } = await ccboards(folder, 'build', '--form', 'share');
  expect(code, err).toBe(0);
  grafana = await standIn();
});
afterAll(async () => {
  await grafana.stop();
  await rm(folder, { recursive: true, force: true });
});

const textOf = (uid: string, name: string) => readFile(join(folder, 'dist/labs', uid, name), 'utf8');
const shared = async (uid: string) => JSON.parse(await textOf(uid, 'dashboard.json')) as Shared;

function post(path: string, body: object) {
  return fetch(`${grafana.url}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${grafana.token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

test('a folder a board, with the board and its description', async () => {
  expect((await readdir(join(folder, 'dist/labs'))).toSorted()).toEqual(uids.toSorted());
  for (const uid of uids) {
    expect((await readdir(join(folder, 'dist/labs', uid))).toSorted()).toEqual([
      'README.md',
      'dashboard.json',
    ]);
  }
});

test.each(uids)('%s: nothing in it belongs to somebody', async (uid) => {
  const text = `${await textOf(uid, 'dashboard.json')}${await textOf(uid, 'README.md')}`;
  expect(text).not.toMatch(/acme/);
  const board = await shared(uid);
  expect(board.uid).toBeUndefined();
  expect(board.id).toBeNull();
});

test.each(uids)(
  '%s: the description says the question, what it needs, and how telemetry arrives',
  async (uid) => {
    const plan = claudeCodeBoards.find((one) => one.uid === uid)!;
    const said = await textOf(uid, 'README.md');
    expect(said.startsWith(`# ${plan.title}\n\n${plan.question}\n\n## What it needs\n`)).toBe(true);
    expect(said).toContain('\n## How telemetry has to arrive\n');
    expect(said).toContain('`CLAUDE_CODE_ENABLE_TELEMETRY=1`');
    const { __inputs: inputs } = await shared(uid);
    for (const [id, name] of [
      ['prometheus', '- Prometheus, chosen in'],
      ['loki', '- Loki, chosen in'],
    ] as const) {
      expect(said.includes(name)).toBe(inputs.some(({ pluginId }) => pluginId === id));
    }
  },
);

test.each(uids)('%s imports with its inputs filled in', async (uid) => {
  const dashboard = await shared(uid);
  const { __inputs: wanted } = dashboard;
  const inputs = wanted.map(({ name, type, pluginId }) => ({
    name,
    type,
    pluginId,
    value: pluginId === 'loki' ? 'loki-uid' : 'prom-uid',
  }));
  const answer = await post('/api/dashboards/import', { dashboard, inputs, overwrite: true });
  expect(answer.status).toBe(200);
  const { uid: made } = (await answer.json()) as { uid: string };
  const stored = grafana.world.boards.get(made)!.spec;
  expect(JSON.stringify(stored)).not.toContain('${DS_');
  const sources = (stored['templating'] as Shared['templating']).list.filter(
    ({ type }) => type === 'datasource',
  );
  expect(sources.map(({ current }) => current?.value).toSorted()).toEqual(
    inputs.map(({ value }) => value).toSorted(),
  );
});

test('an import that lacks an input is refused with its name', async () => {
  const dashboard = await shared('cc-cost');
  const { __inputs: wanted } = dashboard;
  const answer = await post('/api/dashboards/import', { dashboard, inputs: [], overwrite: true });
  expect(answer.status).toBe(400);
  expect(await answer.text()).toContain(`${wanted[0]!.name} missing from import command`);
});

test.each(uids)('%s works without inputs too: only what its drop-downs begin with is open', async (uid) => {
  const dashboard = await shared(uid);
  const answer = await post('/api/dashboards/db', { dashboard, overwrite: true });
  expect(answer.status).toBe(200);
  const { templating: _, __inputs: _inputs, ...rest } = dashboard;
  expect(JSON.stringify(rest)).not.toContain('${DS_');
});
