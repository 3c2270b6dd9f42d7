import { createServer, type RequestListener, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { fromStores } from '../../../cli/preview/from-stores.js';
import { startPreview, type Preview } from '../../../cli/preview/server.js';

const datasource = { type: 'prometheus', uid: 'p' };
const targets = [{ refId: 'A', expr: 'cost', instant: true, range: false }];
const list = ['label_values(..)', 'label_values(up, .)'].map((query, at) => ({
  name: `v${at}`,
  type: 'query',
  datasource,
  query,
}));
const board = {
  uid: 'fleet',
  title: 'Fleet',
  panels: [{ id: 1, title: 'Cost', type: 'stat', datasource, targets }],
  templating: { list },
};
const pageContent = 'the page';
const json = 'application/json';
const range = { from: 0, to: 3_600_000, zone: 'UTC' };

let asked: string[];
let answer: RequestListener;
let servers: Server[];
let elsewhere: string;
let preview: Preview;
let host: string;

async function listening(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

beforeAll(async () => {
  servers = [];
  elsewhere = await listening((request, response) => {
    asked.push(`elsewhere ${request.url}`);
    response.end();
  });
  const url = await listening((request, response) => {
    asked.push(request.url ?? '');
    answer(request, response);
  });
  preview = await startPreview({
    boards: () => Promise.resolve([board]),
    source: fromStores({ prometheus: { url, headers: { 'x-scope-orgid': 'tenant' } } }, 20_000),
    files: new Map([['/', { type: 'text/html', content: pageContent }]]),
  });
  host = new URL(preview.url).host;
});
beforeEach(() => {
  asked = [];
  answer = (_request, response) => void response.end('{"status":"success","data":{}}');
});
afterAll(async () => {
  await preview?.close();
  for (const server of servers) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

/** Sends bytes as they are, where a client would tidy them, and reads until the server has no more to say. */
function raw(text: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(preview.url).port), '127.0.0.1');
    let said = '';
    socket.setEncoding('utf8').on('data', (chunk: string) => (said += chunk));
    socket.on('error', () => undefined).on('close', () => resolve(said));
    socket.write(text);
  });
}

const get = (target: string, head = `Host: ${host}\r\n`) =>
  raw(`GET ${target} HTTP/1.1\r\n${head}Connection: close\r\n\r\n`);
const statusOf = (said: string) => Number(/^HTTP\/1\.1 (\d{3})/.exec(said)?.[1]);

async function post(path: string, body: object): Promise<{ status: number; body: Record<string, unknown> }> {
  const headers = { 'content-type': json };
  const response = await fetch(preview.url + path, { method: 'POST', headers, body: JSON.stringify(body) });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

async function errorOfPanel(): Promise<unknown> {
  const question = { board: 'fleet', panel: 'Cost', range, width: 400, variables: {} };
  const { body } = await post('/api/panel', question);
  return (body['targets'] as readonly { readonly error: unknown }[])[0]!.error;
}

describe('requests nobody sends by chance', () => {
  const targets = (
    '//[ //:1 //evil.example/ http://[ http://evil.example/ /\\evil /api/boards/../boards /api%2fboards ' +
    '/%2e%2e/etc/passwd /..%2f..%2fetc/passwd /%252e%252e/etc/passwd /api/boards;x /api/panel/..;/boards /% /__proto__ ' +
    '/api/v1/query /api/v1/admin/tsdb/snapshot /loki/api/v1/push'
  ).split(' ');
  test.each(targets)('the target %s is nothing here, and the preview goes on', async (target) => {
    expect(statusOf(await get(target))).toBe(404);
    expect(await get('/')).toContain(pageContent);
    expect(asked).toEqual([]);
  });

  const names = '[::1] 0.0.0.0 127.1 2130706433 127.0.0.1.nip.io localhost. user@127.0.0.1'.split(' ');
  test.each(names)('the name %s is not answered to', async (name) => {
    const { port } = new URL(preview.url);
    expect(statusOf(await get('/', `Host: ${name}:${port}\r\n`))).toBe(421);
  });

  test('a name that is not said, said twice, or without its port', async () => {
    expect(statusOf(await raw('GET / HTTP/1.0\r\n\r\n'))).toBe(421);
    expect(statusOf(await get('/', ''))).toBe(400);
    expect(statusOf(await get('/', `Host: evil.example\r\nHost: ${host}\r\n`))).toBe(421);
    expect(statusOf(await get('/', 'Host: 127.0.0.1\r\n'))).toBe(421);
  });

  test('a page without an origin, and one that asks whether it may', async () => {
    const own = `Host: ${host}\r\n`;
    expect(statusOf(await get('/', `${own}Origin: null\r\n`))).toBe(403);
    const may = `OPTIONS /api/panel HTTP/1.1\r\n${own}Origin: https://evil.example\r\n`;
    const said = await raw(`${may}Access-Control-Request-Method: POST\r\nConnection: close\r\n\r\n`);
    expect(statusOf(said)).toBe(403);
    expect(said.toLowerCase()).not.toContain('access-control-allow');
  });

  test('headers without an end, tunnels, and two lengths of one body', async () => {
    expect(statusOf(await get('/', `Host: ${host}\r\nX: ${'x'.repeat(100_000)}\r\n`))).toBe(431);
    expect(await raw(`CONNECT evil.example:443 HTTP/1.1\r\nHost: ${host}\r\n\r\n`)).toBe('');
    const twice = `Content-Type: ${json}\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`;
    const said = await raw(`POST /api/panel HTTP/1.1\r\nHost: ${host}\r\n${twice}`);
    expect(statusOf(said)).toBe(400);
    expect(asked).toEqual([]);
  });
});

describe('stores that lead astray', { timeout: 60_000 }, () => {
  test.each([302, 307])('one that leads on with %d is not followed', async (status) => {
    answer = (_request, response) =>
      void response.writeHead(status, { location: `${elsewhere}/latest/meta-data` }).end();
    expect(await errorOfPanel()).toContain(
      `it leads on to ${elsewhere}/latest/meta-data (HTTP ${status}), which is not followed`,
    );
    expect(asked).toEqual(['/api/v1/query']);
  });

  const tooLarge = 'the answer is larger than 32 MB: ask for fewer series, a shorter range or a longer step';
  test('one whose answer has no end', async () => {
    const chunk = Buffer.alloc(1_048_576, ' ');
    answer = (_request, response) => {
      const more = (): unknown =>
        response.destroyed || (response.write(chunk) ? setImmediate(more) : response.once('drain', more));
      more();
    };
    expect(await errorOfPanel()).toContain(tooLarge);
  });

  test('one whose small answer is large when it is unpacked', async () => {
    const packed = gzipSync(Buffer.alloc(40 * 1_048_576, ' '));
    expect(packed.byteLength).toBeLessThan(100_000);
    answer = (_request, response) => void response.writeHead(200, { 'content-encoding': 'gzip' }).end(packed);
    expect(await errorOfPanel()).toContain(tooLarge);
  });

  test.each(['v0', 'v1'])(
    'a variable that names a path instead of a label asks nothing: $%s',
    async (variable) => {
      const { status, body } = await post('/api/options', { board: 'fleet', variable, range, variables: {} });
      expect([status, asked]).toEqual([400, []]);
      expect(body['error']).toContain('its options are not known');
    },
  );
});
