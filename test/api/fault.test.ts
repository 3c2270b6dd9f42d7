import { expect, test } from 'vitest';
import { z } from 'zod';
import { grafanaClient, probe, type FaultKind } from '../../src/api/index.js';
import { answering, closeLast, fault, get, post, type Answer } from './answering.js';
import { clientOf } from './clients.js';
import { started } from './support.js';

const page = '<!doctype html><html></html>';
test.each<[string, Answer, FaultKind, RegExp]>([
  [
    'a web page',
    { type: 'text/html', body: page },
    'not-grafana',
    /answered with a web page \(200\), not with JSON/,
  ],
  ['a web page with 404', { status: 404, type: 'text/html', body: page }, 'not-grafana', /web page \(404\)/],
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
    clientOf(await answering({ status: 403, body: '{"message":"Permissions needed: folders:create"}' })).ask(
      post,
    ),
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
  await closeLast();
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
