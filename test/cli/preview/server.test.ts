import { createServer, request as send, type RequestListener, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fromStores } from '../../../cli/preview/from-stores.js';
import { startPreview, type Preview } from '../../../cli/preview/server.js';

const datasource = { type: 'prometheus', uid: 'p' };
const target = {
  refId: 'A',
  expr: 'cost{team=~"$team"}',
  instant: true,
  range: false,
  legendFormat: '{{team}}',
};
const panels = [{ id: 1, title: 'Cost', type: 'stat', datasource, targets: [target] }];
const board = { uid: 'fleet', title: 'Fleet', schemaVersion: 42, panels };
const page = { type: 'text/html; charset=utf-8', content: '<!doctype html><title>Preview</title>' };

let asked: string[];
let store: Server;
let preview: Preview;
let answer: RequestListener;

beforeEach(async () => {
  asked = [];
  answer = (_request, response) => {
    const result = ['NaN', '+Inf', '-Inf', '2'].map((value, at) => ({
      metric: { team: `t${at}` },
      value: [9, value],
    }));
    response.end(JSON.stringify({ status: 'success', data: { resultType: 'vector', result } }));
  };
  store = createServer((request, response) => {
    asked.push(request.url ?? '');
    answer(request, response);
  });
  await new Promise<void>((resolve) => store.listen(0, '127.0.0.1', resolve));
  const prometheus = `http://127.0.0.1:${(store.address() as AddressInfo).port}`;
  const files = new Map([['/', page]]);
  preview = await startPreview({
    boards: () => Promise.resolve([board]),
    source: fromStores({ prometheus }),
    files,
  });
});
afterEach(async () => {
  await preview.close();
  store.closeAllConnections();
  await new Promise((resolve) => store.close(resolve));
});

test('a port that is in use is said in one line, with what to do', async () => {
  const port = Number(new URL(preview.url).port);
  const second = startPreview({
    boards: () => Promise.resolve([board]),
    source: fromStores({}),
    files: new Map(),
    port,
  });
  await expect(second).rejects.toThrow(
    `The port ${port} is in use. Give another one with --port, or leave it out for a free one.`,
  );
});

interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

function call(
  path: string,
  options: { method?: string; headers?: object; body?: string } = {},
): Promise<Reply> {
  const { method = 'GET', headers = {}, body } = options;
  return new Promise((resolve, reject) => {
    const request = send(new URL(path, preview.url), { method, headers: { ...headers } }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (text += chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }),
      );
    });
    request.on('error', reject);
    request.end(body);
  });
}

const question = {
  board: 'fleet',
  panel: 'Cost',
  range: { from: 0, to: 3_600_000, zone: 'UTC' },
  width: 400,
  variables: { team: ['web'] },
};
const json = { 'content-type': 'application/json' };
const ask = (body: object, headers: object = json) =>
  call('/api/panel', { method: 'POST', headers, body: JSON.stringify(body) });

describe('what it serves', () => {
  test('the page, which may load nothing from elsewhere', async () => {
    const { status, headers, body } = await call('/');
    expect([status, body]).toEqual([200, page.content]);
    expect(headers['content-security-policy']).toContain("default-src 'none'; script-src 'self';");
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' });
  });

  test('the boards, and what check finds in one', async () => {
    const { boards, source } = JSON.parse((await call('/api/boards')).body) as {
      boards: object[];
      source: { about: string };
    };
    expect(source.about).toMatch(/^Prometheus at 127\.0\.0\.1:\d+$/);
    expect(boards).toEqual([board]);
    const asked = { method: 'POST', headers: json, body: JSON.stringify({ board: 'fleet' }) };
    const { findings } = JSON.parse((await call('/api/findings', asked)).body) as {
      findings: { rule: string; where: string }[];
    };
    expect(findings.map(({ where }) => where)).toContain('Fleet › Cost › A');
  });

  test('a panel: its frames with what JSON cannot say, its queries with what they were', async () => {
    const { status, body } = await ask(question);
    expect(status).toBe(200);
    const read = JSON.parse(body) as { frames: { data: unknown }[] };
    expect(read).toMatchObject({ state: 'data', targets: [{ refId: 'A', text: 'cost{team=~"web"}' }] });
    expect(read.frames.map(({ data }) => data)).toEqual([
      { values: [[9000], [null]], entities: [null, { NaN: [0] }] },
      { values: [[9000], [null]], entities: [null, { Inf: [0] }] },
      { values: [[9000], [null]], entities: [null, { NegInf: [0] }] },
      { values: [[9000], [2]], entities: [null, null] },
    ]);
    expect(asked).toEqual(['/api/v1/query']);
  });

  test('word of an edit to every open page', async () => {
    const heard = new Promise<string>((resolve) => {
      send(new URL('/api/edits', preview.url), (response) => {
        response.on('data', (chunk: Buffer) => {
          if (chunk.toString().includes('open')) preview.reload();
          else resolve(chunk.toString());
        });
        response.on('error', () => {});
      }).end();
    });
    expect(await heard).toBe('data: reload\n\n');
  });
});

describe('what it refuses', () => {
  test.each([
    ['a name that points here', { host: 'evil.example' }, 421],
    ['the right name on another port', { host: '127.0.0.1:1' }, 421],
    ['a page of another site', { origin: 'https://evil.example' }, 403],
    ['a request across sites', { 'sec-fetch-site': 'cross-site' }, 403],
    ['a page of another port here', { 'sec-fetch-site': 'same-site' }, 403],
  ])('%s', async (_name, headers, status) => {
    for (const path of ['/', '/api/boards']) expect((await call(path, { headers })).status).toBe(status);
    expect((await ask(question, { ...json, ...headers })).status).toBe(status);
    expect(asked).toEqual([]);
  });

  test('a form of another page, which is no JSON', async () => {
    expect((await ask(question, { 'content-type': 'text/plain' })).status).toBe(415);
    expect(asked).toEqual([]);
  });

  test.each(['/../../etc/passwd', '/api', '/api/v1/query?query=up', '/api/panel'])(
    'the path %s',
    async (path) => {
      expect((await call(path)).status).toBe(404);
      expect(asked).toEqual([]);
    },
  );

  test.each([
    [{ ...question, board: 'other' }, 'no board has the uid "other"'],
    [{ ...question, panel: 'Other' }, 'Fleet: no panel "Other"; there are: "Cost"'],
    [{ ...question, expr: 'up' }, 'Unrecognized key: "expr"'],
    [{ ...question, width: 1e9 }, 'width'],
    [{ ...question, range: { ...question.range, to: -1 } }, 'is not after range.from'],
  ])('%j', async (body, message) => {
    const reply = await ask(body);
    expect(reply.status).toBe(400);
    expect((JSON.parse(reply.body) as { error: string }).error).toContain(message);
    expect(asked).toEqual([]);
  });

  test('a body that is no JSON, and one that is too large', async () => {
    const half = await call('/api/panel', { method: 'POST', headers: json, body: '{"board"' });
    expect([half.status, half.body]).toEqual([400, '{"error":"the request is no JSON"}']);
    const large = await ask({ ...question, variables: { team: 'x'.repeat(100_000) } });
    expect([large.status, large.body]).toEqual([413, '{"error":"a request may have 65536 bytes"}']);
  });
});

test("a store that fails is the panel's message", async () => {
  answer = (_request, response) => response.writeHead(503).end('down for repair');
  const { status, body } = await ask(question);
  expect(status).toBe(200);
  expect(JSON.parse(body)).toMatchObject({
    state: 'failed',
    targets: [{ error: 'Fleet › Cost › A: Prometheus: down for repair (HTTP 503)\n  cost{team=~"web"}' }],
  });
});

test('a page that goes away calls its query off', async () => {
  const ended = new Promise<void>((resolve) => {
    answer = (request) => request.on('close', resolve);
  });
  const { port } = new URL(preview.url);
  const socket = connect(Number(port), '127.0.0.1');
  const body = JSON.stringify(question);
  socket.write(
    `POST /api/panel HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\ncontent-type: application/json\r\n` +
      `content-length: ${body.length}\r\n\r\n${body}`,
  );
  await expect.poll(() => asked.length).toBe(1);
  socket.destroy();
  await ended;
});
