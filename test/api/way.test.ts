import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { probe, Secret, type Traffic } from '../../src/api/index.js';
import { answering, fault, get, listening } from './answering.js';
import { clientOf } from './clients.js';
import { started } from './support.js';

const pem = (name: string): string => readFileSync(new URL(`certificates/${name}`, import.meta.url), 'utf8');

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
  const https = new Secret(`http://127.0.0.1:${await listening(proxy)}`);
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
  const url = `http://127.0.0.1:${await listening(server)}`;
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
