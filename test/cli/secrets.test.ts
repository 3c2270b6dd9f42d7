import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { run } from '../../cli/run.js';
import { listening } from '../api/answering.js';
import { standIn, type StandIn } from '../stand-in/index.js';
import { here } from './here.js';

const marker = 'glsa_MARKER+that/must=never_be_seen';
const spellings = [
  marker,
  encodeURIComponent(marker),
  Buffer.from(marker).toString('base64'),
  Buffer.from(`u:${marker}`).toString('base64'),
];

let folder: string;
let grafana: StandIn | undefined;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ccboards-secrets-'));
  await writeFile(join(folder, 'token.txt'), marker);
});
afterEach(async () => {
  await grafana?.stop();
  grafana = undefined;
  await rm(folder, { recursive: true, force: true });
});

type Way = { readonly env?: Record<string, string>; readonly args?: readonly string[]; readonly at?: string };

/** Every way a secret comes in. */
const ways: Readonly<Record<string, (url: string) => Way>> = {
  'a token': (url) => ({ env: { GRAFANA_URL: url, GRAFANA_TOKEN: marker } }),
  'a password': (url) => ({ env: { GRAFANA_URL: url, GRAFANA_USER: 'u', GRAFANA_PASSWORD: marker } }),
  'a token file': (url) => ({ args: ['--url', url, '--token-file', 'token.txt'] }),
  'a context': () => ({ env: { CC_TOKEN: marker }, args: ['--context', 'prod'] }),
  'the address': (url) => ({
    env: { GRAFANA_URL: url.replace('//', `//u:${encodeURIComponent(marker)}@`) },
  }),
};

/** One board is enough, and quicker. */
const one = (...words: readonly string[]): readonly string[] => [...words, '--only', 'cc-cost'];

const commands: readonly (readonly string[])[] = [
  ['apply', '--prune', '--yes', '--annotate', 'now'],
  one('apply', '--json'),
  one('diff'),
  one('diff', '--json'),
  ['plan', '--markdown', '--prune'],
  ['pull', '--tag', 'claude-code'],
  ['pull', '--json', '--board', 'cc-cost', '--form', 'v2'],
  ['whoami'],
  ['whoami', '--json'],
];

let written = 0;

async function said(url: string, way: Way, command: readonly string[]): Promise<string> {
  const rules = { alerts: 'grafana', recording: 'ruler' };
  const contexts = { prod: { url, tokenFromEnv: 'CC_TOKEN' } };
  const config = `${++written}.json`;
  await writeFile(join(folder, config), JSON.stringify({ project: 'acme', rules, contexts }));
  let all = '';
  const code = await run([...command, ...(way.args ?? []), '--config', config, '--timeout', '2'], {
    cwd: folder,
    env: { CCBOARDS_DEBUG: '1', ...way.env },
    out: (text) => void (all += text),
    err: (text) => void (all += text),
    live: true,
  });
  expect(all.length).toBeGreaterThan(0);
  return `${all}${code}`;
}

function expectNothingOf(text: string): void {
  for (const spelling of spellings) expect(text).not.toContain(spelling);
}

const everything = ({ url, method, rawHeaders }: IncomingMessage): string =>
  JSON.stringify({ message: `${method} ${url} ${rawHeaders.join(' ')}`, status: rawHeaders.join(' ') });

/** A server that says back whatever it was told, headers and all. */
async function echo(status: number, headers: Record<string, string> = {}): Promise<string> {
  const server = createServer((request, response) => {
    const type = headers['content-type'] ?? 'application/json';
    const given = { ...headers, 'content-type': type, 'x-echo': request.headers.authorization ?? '' };
    const location = {
      location: `/elsewhere?token=${encodeURIComponent(request.headers.authorization ?? '')}`,
    };
    response.writeHead(status, { ...given, ...(status < 400 && status >= 300 ? location : {}) });
    response.end(everything(request));
  });
  return `http://127.0.0.1:${await listening(server)}`;
}

describe.each(Object.keys(ways))('%s', (name) => {
  const way = ways[name]!;

  test('is in no output of any command that works', async () => {
    grafana = await standIn({ edition: '12.1' });
    grafana.world.accounts.push(
      { secret: marker, login: 'sa', org: 1 },
      { secret: marker, login: 'u', org: 1, user: true },
    );
    for (const command of commands) expectNothingOf(await said(grafana.url, way(grafana.url), command));
  });

  test.each([200, 302, 400, 401, 403, 404, 409, 412, 413, 422, 500])(
    'is in no output when all is answered with %d and said back',
    async (status) => {
      const url = await echo(status);
      const most = name === 'a token' ? [one('apply'), one('diff', '--json'), ['pull']] : [];
      // Most of the time they wait: side by side.
      const all = await Promise.all([['whoami'], ...most].map((command) => said(url, way(url), command)));
      all.forEach(expectNothingOf);
    },
    240_000,
  );

  test('is in no output where nothing answers', async () => {
    const nowhere = ['http://127.0.0.1:9', 'https://grafana.invalid'];
    const all = await Promise.all(nowhere.map((url) => said(url, way(url), ['diff'])));
    all.forEach(expectNothingOf);
  });
});

test('a token that stands where the name of its variable belongs is not said', async () => {
  const contexts = { prod: { url: 'https://g.example', tokenFromEnv: marker } };
  await writeFile(join(folder, 'ccboards.config.json'), JSON.stringify({ contexts }));
  const { code, err } = await here(folder, ['whoami', '--context', 'prod']);
  expect(code).toBe(1);
  expect(err).toContain('contexts.prod.tokenFromEnv');
  expectNothingOf(err);
});

test.each([['--token', marker], [`--token=${marker}`]])(
  'there is no option that takes a token: %#',
  async (...args) => {
    const { code, err } = await here(folder, ['whoami', ...args]);
    expect(code).toBe(2);
    expectNothingOf(err);
  },
);

test('the list of processes does not show it', async () => {
  const hanging = createServer(() => {});
  const url = `http://127.0.0.1:${await listening(hanging)}`;
  const asked = new Promise((resolve) => hanging.once('request', resolve));
  const main = fileURLToPath(new URL('../../cli/main.ts', import.meta.url));
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', main, 'whoami', '--url', url, '--timeout', '20'],
    {
      env: { ...process.env, GRAFANA_TOKEN: marker },
      cwd: fileURLToPath(new URL('../..', import.meta.url)),
      stdio: 'ignore',
    },
  );
  try {
    await asked;
    expectNothingOf(await readFile(`/proc/${child.pid}/cmdline`, 'utf8'));
  } finally {
    child.kill('SIGKILL');
  }
});
