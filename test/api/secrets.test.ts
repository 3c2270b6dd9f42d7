import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import {
  apply,
  chooseDataSources,
  connectionFrom,
  faultText,
  grafanaClient,
  markDeploy,
  plan,
  planJson,
  planMarkdown,
  planText,
  probe,
  pull,
  resultsJson,
  resultsText,
  Secret,
  whoami,
  whoamiText,
  type Connection,
  type GrafanaClient,
} from '../../src/api/index.js';
import { random, type Trouble } from '../stand-in/index.js';
import { patience } from './clients.js';
import { everything } from './fixture.js';
import { started } from './support.js';

const marker = 'glsa_MARKER+that/must=never_be_seen';
const spellings = [
  marker,
  encodeURIComponent(marker),
  Buffer.from(marker).toString('base64'),
  Buffer.from(`u:${marker}`).toString('base64'),
];

const ways: readonly [string, Connection['signIn']][] = [
  ['token', { kind: 'token', token: new Secret(marker) }],
  ['password', { kind: 'basic', user: 'u', password: new Secret(marker) }],
];

/** Everything a command could print, from every call, good or bad. */
async function said(client: GrafanaClient): Promise<string> {
  const lines: string[] = [];
  const say = async (call: () => Promise<unknown>): Promise<void> => {
    try {
      const value = await call();
      lines.push(
        typeof value === 'string' ? value : `${JSON.stringify(value)}${inspect(value, { depth: 9 })}`,
      );
    } catch (error) {
      lines.push(
        faultText(error),
        String(error),
        inspect(error, { depth: 9, showHidden: true }),
        JSON.stringify(error),
        (error as Error).stack ?? '',
      );
    }
  };
  const wanted = everything('12.1');
  await say(() => probe(client));
  await say(async () => whoamiText(await whoami(client)));
  await say(async () => planText(await plan({ client, wanted })));
  await say(async () => planMarkdown(await plan({ client, wanted, prune: true })));
  await say(async () => planJson(await plan({ client, wanted })));
  await say(async () => resultsText(await apply({ client, wanted, prune: true, patience })));
  await say(async () => resultsJson(await apply({ client, wanted, patience })));
  await say(() => pull({ client }));
  await say(() => chooseDataSources(client, { prometheus: { type: 'prometheus', probe: 'up' } }));
  await say(() => markDeploy(client, { text: 'x', time: 0 }));
  lines.push(inspect(client, { depth: 9, showHidden: true }), JSON.stringify(client));
  return lines.join('\n');
}

const troubles: readonly [string, Trouble | 'none' | 'mixed'][] = [
  ['nothing wrong', 'none'],
  ['a mix of faults', 'mixed'],
  ['a web page', { kind: 'page' }],
  ['a reset', { kind: 'reset', when: 'after' }],
  ['half answers', { kind: 'half' }],
  ['a bad gateway', { kind: 'status', status: 502, when: 'before', html: true }],
  ['a limit', { kind: 'status', status: 429, when: 'before', retryAfter: '99' }],
];

describe.each(ways)('a %s', (kind, signIn) => {
  test.each(troubles)('is never seen with %s', async (_name, trouble) => {
    const server = await started({});
    server.world.accounts.push({
      secret: marker,
      login: 'u',
      org: 1,
      ...(kind === 'password' ? { user: true } : {}),
    });
    server.trouble(trouble === 'mixed' ? random(7, 0.5) : trouble === 'none' ? undefined : () => trouble);
    const log: string[] = [];
    const proxies = { https: new Secret(`http://u:${marker}@proxy.example`) };
    const connection: Connection = { base: server.url, signIn, proxies };
    const client = grafanaClient(connection, {
      retry: { sleep: () => Promise.resolve() },
      log: (line) => log.push(JSON.stringify(line)),
    });
    const text = `${await said(client)}\n${log.join('\n')}\n${JSON.stringify(connection)}${inspect(connection, { depth: 9 })}`;
    for (const spelling of spellings) expect(text).not.toContain(spelling);
    expect(log.length).toBeGreaterThan(5);
  });
});

test('is taken out of what a server says back', async () => {
  const server = await started({});
  server.world.accounts.push({ secret: marker, login: 'u', org: 1 });
  const client = grafanaClient({ base: server.url, signIn: { kind: 'token', token: new Secret(marker) } });
  const json = { uid: 'a', title: 'A', schemaVersion: 42, [marker]: 1 };
  const [result] = await apply({ client, wanted: { project: 'acme', boards: [{ json }] }, patience });
  expect(JSON.stringify(server.exchanges.at(-1)!.body)).toContain(marker);
  expect(result!.reason).toContain('spec.[hidden]: field not allowed');
  expect(result!.reason).not.toContain(marker);
});

test('is refused in the clear before it leaves, and is not in that refusal', () => {
  const env = { GRAFANA_URL: `http://u:${encodeURIComponent(marker)}@g.example`, GRAFANA_TOKEN: marker };
  const text = (() => {
    try {
      return String(connectionFrom({ env }));
    } catch (error) {
      return `${faultText(error)}${inspect(error)}`;
    }
  })();
  expect(text).toContain('http://g.example would carry the token in the clear');
  for (const spelling of spellings) expect(text).not.toContain(spelling);
});
