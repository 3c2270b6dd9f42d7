import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import {
  ApiFault,
  connectionFrom,
  grafanaClient,
  probe,
  Secret,
  type FaultKind,
  type Traffic,
} from '../../src/api/index.js';
import { askedWait, retrying } from '../../src/api/retry.js';
import { clientOf } from './clients.js';
import { started } from './support.js';

const servers: Server[] = [];
afterEach(async () => {
  await Promise.all(
    servers.splice(0).map((one) => new Promise((resolve) => one.close(resolve).closeAllConnections())),
  );
});

type Answer = { status?: number; type?: string; body?: string; headers?: Record<string, string> };

/** A server that gives one answer after the other, and the last one for ever. */
async function answering(
  ...answers: readonly Answer[]
): Promise<{ url: string; token: string; asked: string[] }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    const {
      status = 200,
      type = 'application/json',
      body = '{}',
      headers = {},
    } = answers[Math.min(asked.length, answers.length) - 1]!;
    response.writeHead(status, { 'content-type': type, ...headers }).end(body);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, token: 'glsa_x', asked };
}

const get = { path: '/api/x', answer: z.unknown() } as const;
const post = { ...get, method: 'POST', body: {} } as const;

async function fault(run: Promise<unknown>): Promise<ApiFault> {
  return run.then(
    () => {
      throw new Error('no fault');
    },
    (error: unknown) => error as ApiFault,
  );
}

const busy = (): Promise<never> => Promise.reject(new ApiFault({ kind: 'busy', what: '', todo: '' }));

describe('retries', () => {
  test.each([429, 500, 502, 503, 504])('a read goes on after %i', async (status) => {
    const server = await answering({ status }, { status }, { body: '{"a":1}' });
    expect(await clientOf(server).ask(get)).toEqual({ a: 1 });
    expect(server.asked).toHaveLength(3);
  });

  test.each([500, 502, 503, 504])(
    'a write is sent once when %i leaves open whether it happened',
    async (status) => {
      const server = await answering({ status });
      expect(await fault(clientOf(server).ask(post))).toMatchObject({ mayHaveHappened: true, status });
      expect(server.asked).toHaveLength(1);
    },
  );

  test('a write goes on after 429, five times at most', async () => {
    const server = await answering({ status: 429 });
    expect(await fault(clientOf(server).ask(post))).toMatchObject({ kind: 'busy' });
    expect(server.asked).toHaveLength(5);
  });

  test.each([400, 401, 403, 404, 409, 412, 413, 422])('%i is final', async (status) => {
    const server = await answering({ status });
    await fault(clientOf(server).ask(get));
    expect(server.asked).toHaveLength(1);
  });

  test('waits as long as the server asks, and gives up when that is too long', async () => {
    const waits: number[] = [];
    const sleep = (ms: number): Promise<void> => (waits.push(ms), Promise.resolve());
    const server = await answering(
      { status: 429, headers: { 'retry-after': '7' } },
      { status: 429, headers: { 'retry-after': '3600' } },
    );
    expect(await fault(clientOf(server, { retry: { sleep } }).ask(get))).toMatchObject({
      kind: 'busy',
      waitMs: 3_600_000,
    });
    expect(waits).toEqual([7000]);
  });

  test('jitter stays between nothing and a ceiling that doubles up to the longest wait', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { minLength: 9, maxLength: 9 }),
        async (numbers) => {
          const waits: number[] = [];
          const rest = [...numbers];
          const rule = {
            tries: 10,
            random: () => rest.shift()!,
            sleep: (ms: number) => (waits.push(ms), Promise.resolve()),
          };
          await fault(retrying({ reads: true, rule }, busy));
          expect(waits).toEqual(numbers.map((number, index) => number * Math.min(10_000, 500 * 2 ** index)));
        },
      ),
    );
  });

  test('Retry-After is read as seconds and as a date', () => {
    const now = Date.parse('2026-11-20T12:00:00Z');
    expect(askedWait('5', now)).toBe(5000);
    expect(askedWait('Fri, 20 Nov 2026 12:00:09 GMT', now)).toBe(9000);
    expect(askedWait('Fri, 20 Nov 2026 11:00:00 GMT', now)).toBe(0);
    expect([askedWait('soon', now), askedWait('', now), askedWait(undefined, now)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('one clear line for each way in which an address or answer is wrong', () => {
  const page = '<!doctype html><html></html>';
  test.each<[string, Answer, FaultKind, RegExp]>([
    [
      'a web page',
      { type: 'text/html', body: page },
      'not-grafana',
      /answered with a web page \(200\), not with JSON/,
    ],
    [
      'a web page with 404',
      { status: 404, type: 'text/html', body: page },
      'not-grafana',
      /web page \(404\)/,
    ],
    ['a page without its type', { type: '', body: page }, 'not-grafana', /web page/],
    ['half an answer', { body: '{"a":' }, 'broken', /broke off or is not JSON/],
    [
      'an expired token',
      { status: 401, body: '{"message":"Expired API key"}' },
      'sign-in',
      /answered 401: Expired API key/,
    ],
    [
      'a missing right',
      { status: 403, body: '{"message":"Permissions needed: folders:create"}' },
      'permission',
      /folders:create/,
    ],
    [
      'a missing right with the word provenance in it',
      { status: 403, body: '{"message":"Permissions needed: alert.provisioning.provenance:write"}' },
      'permission',
      /provenance:write/,
    ],
    [
      'a manager of its own',
      { status: 403, body: '{"kind":"Status","message":"remove the existing manager first"}' },
      'managed',
      /existing manager/,
    ],
    ['a quota', { status: 403, body: '{"message":"Quota reached"}' }, 'quota', /Quota reached/],
    [
      'a board too large',
      { status: 413, body: '{"message":"Dashboard is too large, max is 1 MB"}' },
      'too-large',
      /max is 1 MB/,
    ],
    [
      'a database that takes no writes',
      { status: 500, body: '{"message":"attempt to write a readonly database"}' },
      'read-only',
      /readonly/,
    ],
    [
      'a title clash',
      {
        status: 412,
        body: '{"status":"name-exists","message":"A dashboard with the same name in the folder already exists"}',
      },
      'title-clash',
      /same name/,
    ],
    [
      'something provisioned',
      { status: 400, body: '{"message":"Cannot save provisioned dashboard"}' },
      'managed',
      /provisioned/,
    ],
    [
      'a newer version there',
      { status: 409, body: '{"kind":"Status","reason":"Conflict","message":"the object has been modified"}' },
      'changed',
      /modified/,
    ],
  ])('%s', async (_name, answer, kind, what) => {
    const found = await fault(clientOf(await answering(answer)).ask(post));
    expect(found).toMatchObject({ kind, message: expect.stringMatching(what) });
    expect(found.message).not.toContain('\n');
    expect(found.todo).toMatch(/\.$|\?$|`/);
  });

  test('a missing right is named in the remedy', async () => {
    const found = await fault(
      clientOf(
        await answering({ status: 403, body: '{"message":"Permissions needed: folders:create"}' }),
      ).ask(post),
    );
    expect(found.todo).toBe('The account lacks folders:create: `ccboards whoami` lists what is missing.');
  });

  test('an answer of another shape says where', async () => {
    const found = await fault(
      clientOf(await answering({ body: '{"a":[{"b":"x"}]}' })).ask({
        path: '/api/x',
        answer: z.object({ a: z.array(z.object({ b: z.number() })) }),
      }),
    );
    expect(found.message).toContain('not what Grafana gives at a.0.b');
  });

  test('a redirect is never followed, and says where to', async () => {
    const other = await answering({});
    const server = await answering({
      status: 301,
      headers: { location: `${other.url}/grafana/?token=secret` },
    });
    for (const ask of [get, post]) {
      const found = await fault(clientOf(server).ask(ask));
      expect(found).toMatchObject({
        kind: 'redirect',
        message: expect.stringContaining(`redirects to ${other.url}/grafana/.`),
      });
      expect(found.message).not.toContain('secret');
    }
    expect(other.asked).toEqual([]);
  });

  test('a redirect to https says so', async () => {
    const server = await answering({ status: 302, headers: { location: 'https://127.0.0.1/' } });
    expect((await fault(clientOf(server).ask(get))).todo).toBe('Write https:// in GRAFANA_URL.');
  });

  test('a closed port', async () => {
    const server = await answering({});
    await new Promise((resolve) => servers.pop()!.close(resolve));
    expect(await fault(clientOf(server).ask(get))).toMatchObject({
      kind: 'refused',
      message: `Nothing answers at ${server.url}.`,
      mayHaveHappened: false,
    });
  });

  test('a host without an address', async () => {
    const client = grafanaClient(
      { base: 'https://grafana.invalid', signIn: { kind: 'none' } },
      { retry: { tries: 1 } },
    );
    expect(await fault(client.ask(get))).toMatchObject({
      kind: 'dns',
      message: expect.stringContaining('The host of grafana.invalid has no address'),
    });
  });

  test('a server that is too slow', async () => {
    const server = await started({ delayMs: 300 });
    const client = clientOf(server, { connection: { timeoutMs: 50 }, retry: { tries: 1 } });
    expect(await fault(client.ask({ ...get, path: '/api/org' }))).toMatchObject({
      kind: 'timeout',
      mayHaveHappened: true,
    });
  });

  test('something that is not Grafana', async () => {
    const found = await fault(probe(clientOf(await answering({ status: 404, body: '{"error":"no"}' }))));
    expect(found).toMatchObject({
      kind: 'not-grafana',
      message: expect.stringContaining('has no /api/health'),
    });
  });
});

const pem = (name: string): string => readFileSync(new URL(`certificates/${name}`, import.meta.url), 'utf8');

describe('the way to the server', () => {
  test('keeps the sub-path, and says what is wrong without it', async () => {
    const server = await started({ subPath: '/grafana' });
    expect((await probe(clientOf(server))).version).toBe('12.1.0');
    const bare = { ...server, url: server.url.replace('/grafana', '') };
    expect(await fault(probe(clientOf(bare)))).toMatchObject({
      kind: 'redirect',
      message: expect.stringContaining('/grafana/'),
    });
  });

  test('trusts an authority of its own, and shows a client certificate', async () => {
    const tls = {
      key: pem('server.key'),
      cert: pem('server.pem'),
      ca: pem('ca.pem'),
      requestCert: true,
      rejectUnauthorized: true,
    };
    const server = await started({ tls });
    const ours = { ca: pem('ca.pem'), cert: pem('client.pem'), key: new Secret(pem('client.key')) };
    expect((await probe(clientOf(server, { connection: { tls: ours } }))).version).toBe('12.1.0');
    expect(await fault(probe(clientOf(server, { retry: { tries: 1 } })))).toMatchObject({
      kind: 'tls',
      todo: expect.stringContaining('GRAFANA_CA_FILE'),
    });
  });

  test('goes through a proxy for https, except to hosts that need none', async () => {
    const server = await started({ tls: { key: pem('server.key'), cert: pem('server.pem') } });
    const port = Number(new URL(server.url).port);
    const tunnels: string[] = [];
    const proxy = createServer();
    proxy.on('connect', (request, socket) => {
      tunnels.push(request.url!);
      const onward = connect(port, '127.0.0.1', () => socket.write('HTTP/1.1 200 OK\r\n\r\n'));
      onward.pipe(socket).pipe(onward);
      for (const end of [socket, onward]) end.on('error', () => onward.destroy());
    });
    servers.push(proxy);
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    const https = new Secret(`http://127.0.0.1:${(proxy.address() as AddressInfo).port}`);
    const connection = { base: `https://grafana.test:${port}`, tls: { ca: pem('ca.pem') } };
    const through = clientOf(server, { connection: { ...connection, proxies: { https } } });
    expect((await probe(through)).version).toBe('12.1.0');
    await through.close();
    expect(new Set(tunnels)).toEqual(new Set([`grafana.test:${port}`]));
    const past = clientOf(server, {
      connection: { ...connection, proxies: { https, none: 'grafana.test' } },
      retry: { tries: 1 },
    });
    expect(await fault(probe(past))).toMatchObject({ kind: 'dns' });
  });

  test('sends who we are, what we take, and the organisation only with a user', async () => {
    const server = await started({});
    server.world.accounts.push({ secret: 'pw', login: 'admin', user: true, org: 1 });
    await clientOf(server, { connection: { orgId: 7, userAgent: 'ccboards/1.2.3' } }).ask({
      ...get,
      path: '/api/org',
    });
    const signIn = { kind: 'basic', user: 'admin', password: new Secret('pw') } as const;
    const org = await clientOf(server, { connection: { orgId: 7, signIn } }).ask({
      ...get,
      path: '/api/org',
    });
    expect(org).toMatchObject({ id: 7 });
    const [byToken, byUser] = server.exchanges.map(({ requestHeaders }) => requestHeaders);
    expect(byToken).toMatchObject({ 'user-agent': 'ccboards/1.2.3', accept: 'application/json' });
    expect(byToken).not.toHaveProperty('x-grafana-org-id');
    expect(byUser).toHaveProperty('x-grafana-org-id', '7');
  });

  test('never has more requests under way than allowed', async () => {
    let [now, most] = [0, 0];
    const server = createServer((_request, response) => {
      now += 1;
      most = Math.max(most, now);
      setTimeout(() => {
        now -= 1;
        response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
      }, 5);
    });
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const client = clientOf({ url, token: 'x' }, { concurrency: 3 });
    await Promise.all(Array.from({ length: 20 }, () => client.ask(get)));
    expect(most).toBe(3);
  });

  test('the debug log has a line for each try, without headers and bodies', async () => {
    const lines: Traffic[] = [];
    const server = await answering({ status: 503 }, {});
    await clientOf(server, { log: (line) => lines.push(line) }).ask(get);
    expect(lines).toEqual(
      [503, 200].map((status) => ({ method: 'GET', path: '/api/x', status, ms: expect.any(Number) })),
    );
  });
});

const readFile = (name: string): string => (name === '/run/token' ? 'glsa_file\n' : '');

describe('where the connection comes from', () => {
  const env = { GRAFANA_URL: 'https://g.example/grafana/', GRAFANA_TOKEN: 'glsa_a' };

  test('the environment, with sub-path and without trailing slash', () => {
    expect(connectionFrom({ env })).toMatchObject({
      base: 'https://g.example/grafana',
      signIn: { kind: 'token' },
    });
    const server = {
      GRAFANA_SERVER: 'https://s.example',
      GRAFANA_USER: 'u',
      GRAFANA_PASSWORD: 'p',
      GRAFANA_ORG_ID: '3',
    };
    expect(connectionFrom({ env: server })).toMatchObject({
      base: 'https://s.example',
      signIn: { kind: 'basic', user: 'u' },
      orgId: 3,
    });
  });

  test('a named context goes before the environment, and its own way to sign in shuts out the other', () => {
    const context = { url: 'https://c.example', user: 'u', password: new Secret('p') };
    expect(connectionFrom({ env, context })).toMatchObject({
      base: 'https://c.example',
      signIn: { kind: 'basic' },
    });
  });

  test('a token file', () => {
    const { signIn } = connectionFrom({
      env: { ...env, GRAFANA_TOKEN: '', GRAFANA_TOKEN_FILE: '/run/token' },
      readFile,
    });
    expect(signIn.kind === 'token' && signIn.token.reveal()).toBe('glsa_file');
  });

  test('user and password in the address are taken out of it', () => {
    const { base, signIn } = connectionFrom({ env: { GRAFANA_URL: 'https://me:p%40ss@g.example/' } });
    expect(base).toBe('https://g.example');
    expect(signIn.kind === 'basic' && signIn.password.reveal()).toBe('p@ss');
  });

  test('plain http only to this machine, or when said that it is safe', () => {
    for (const host of ['localhost:3000', '127.0.0.1', '[::1]:3000', 'g.localhost']) {
      expect(connectionFrom({ env: { ...env, GRAFANA_URL: `http://${host}` } }).base).toBe(`http://${host}`);
    }
    for (const host of ['g.example', '10.0.0.1', '127.evil.example', 'localhost.evil.example']) {
      const at = { env: { ...env, GRAFANA_URL: `http://${host}` } };
      expect(() => connectionFrom(at)).toThrow('would carry the token in the clear');
      expect(connectionFrom({ ...at, insecureHttp: true }).base).toBe(`http://${host}`);
    }
  });

  test.each([
    [{}, 'No Grafana is named.'],
    [{ GRAFANA_URL: 'g.example' }, 'not a plain http or https address'],
    [{ GRAFANA_URL: 'https://g.example/?orgId=1' }, 'not a plain http or https address'],
    [{ GRAFANA_URL: 'https://g.example' }, 'No token is given.'],
    [{ ...env, GRAFANA_TOKEN: 'a\nb' }, 'blanks or line breaks'],
    [{ ...env, GRAFANA_ORG_ID: 'main' }, 'not a whole number'],
    [{ ...env, GRAFANA_CERT_FILE: 'x' }, 'needs its key'],
  ])('refuses %j', (given, what) => {
    expect(() => connectionFrom({ env: given, readFile: () => 'pem' })).toThrow(what);
  });
});
