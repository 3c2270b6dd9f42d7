import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { panelOf, runPanel, type RunOptions } from '../../src/proof/index.js';
import { askJson } from '../../src/proof/store.js';
import { boardOf, panel } from './board.js';

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
  server = undefined;
});

/** A store that answers like this, on loopback. */
async function storeOf(listener: RequestListener): Promise<string> {
  server = createServer(listener);
  await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function errorFrom(prometheus: RunOptions['stores']['prometheus'], options: Partial<RunOptions> = {}) {
  const dashboard = boardOf([panel('Cost', [{ expr: 'up' }])]);
  const stores = prometheus === undefined ? {} : { prometheus };
  const range = { from: 0, to: 3_600_000 };
  const found = await runPanel({ panel: panelOf(dashboard, 1), dashboard, stores, range, ...options });
  expect(found.state).toBe('failed');
  const [message, query] = found.targets[0]!.error!.split('\n');
  expect(query).toBe('  up');
  return message!.replace(/127\.0\.0\.1:\d+/, 'store');
}

const body = (text: string, status = 200): RequestListener => {
  return (_request, response) => response.writeHead(status).end(text);
};

describe('a store that does not do its work', () => {
  test('answers in a language of its own', async () => {
    expect(await errorFrom(await storeOf(body('<html>login</html>')))).toBe(
      'Fleet › Cost › A: Prometheus: the answer is no JSON: "<html>login</html>"',
    );
  });

  test('drops an idle connection: the question is asked once more, and not for ever', async () => {
    let asked = 0;
    const dropping = (times: number): RequestListener => {
      return (request, response) => {
        asked += 1;
        if (asked <= times) request.socket.destroy();
        else response.end('{"status":"success","data":1}');
      };
    };
    const url = await storeOf(dropping(1));
    const question = { path: '/x', parameters: {}, method: 'GET' } as const;
    const bounds = { timeoutMs: 60_000, maxBytes: 20_000, signal: undefined };
    expect(await askJson(url, question, bounds)).toEqual({ status: 'success', data: 1 });
    expect(asked).toBe(2);
    server!.close();
    asked = 0;
    expect(await errorFrom(await storeOf(dropping(9)))).toMatch(
      /store cannot be reached: (other side closed|read ECONNRESET)$/,
    );
    expect(asked).toBe(2);
  });

  test('refuses with plain text, JSON, or nothing', async () => {
    expect(await errorFrom(await storeOf(body('no tenant', 401)))).toMatch(
      /Prometheus: no tenant \(HTTP 401\)$/,
    );
    server!.close();
    expect(await errorFrom(await storeOf(body('{"message":"too many"}', 429)))).toMatch(
      /: too many \(HTTP 429\)$/,
    );
    server!.close();
    expect(await errorFrom(await storeOf(body('', 502)))).toMatch(/: no reason given \(HTTP 502\)$/);
  });

  test.each([
    ['{}', 'the answer is of the kind undefined, which panels do not show'],
    ['{"status":"error","errorType":"timeout","error":"slow"}', 'timeout: slow'],
    [
      '{"data":{"resultType":"string","result":[1,"a"]}}',
      'the answer is of the kind "string", which panels do not show',
    ],
    ['{"data":{"resultType":"matrix","result":[{"values":[[1,2]]}]}}', 'the answer holds a broken sample'],
    ['{"data":{"resultType":"streams","result":[{"values":[[1,2]]}]}}', 'the answer holds a broken log line'],
    [
      '{"data":{"resultType":"vector","result":[{"histogram":[]}]}}',
      'the answer holds native histograms, which are not read: ask for a quantile, a sum or a count',
    ],
  ])('answers %s', async (text, message) => {
    expect(await errorFrom(await storeOf(body(text)))).toBe(`Fleet › Cost › A: Prometheus: ${message}`);
  });

  test('says nothing: the query is given up in time', async () => {
    const url = await storeOf(() => {});
    expect(await errorFrom(url, { timeoutMs: 50 })).toBe(
      'Fleet › Cost › A: Prometheus: no answer within 50 ms from http://store',
    );
  });

  test('answers without end', async () => {
    const url = await storeOf((_request, response) => {
      const more = () => response.write('x'.repeat(1000), () => setImmediate(more));
      more();
    });
    const bounds = { timeoutMs: 60_000, maxBytes: 20_000, signal: undefined };
    await expect(askJson(url, { path: '/', method: 'GET', parameters: {} }, bounds)).rejects.toThrow(
      'the answer is larger than 20000 bytes',
    );
  });

  test('is called off from outside', async () => {
    const controller = new AbortController();
    const url = await storeOf(() => controller.abort());
    expect(await errorFrom(url, { signal: controller.signal })).toBe(
      'Fleet › Cost › A: Prometheus: called off',
    );
  });

  test('is not there', async () => {
    const url = await storeOf(() => {});
    await new Promise((resolve) => server!.close(resolve));
    expect(await errorFrom(url)).toMatch(
      /Prometheus: http:\/\/store cannot be reached: connect ECONNREFUSED/,
    );
    expect(await errorFrom('nowhere')).toBe(
      'Fleet › Cost › A: Prometheus: "nowhere" is no address: write one like "http://store"',
    );
  });
});

test('a store may have a path and headers of its own', async () => {
  const seen: (string | undefined)[] = [];
  const url = await storeOf((request, response) => {
    seen.push(request.url, request.headers['x-scope-orgid'] as string);
    response.end('{"data":{"resultType":"matrix","result":[]}}');
  });
  const dashboard = boardOf([panel('Cost', [{ expr: 'up' }])]);
  const found = await runPanel({
    panel: panelOf(dashboard, 1),
    dashboard,
    stores: { prometheus: { url: `${url}/prometheus/`, headers: { 'x-scope-orgid': 'acme' } } },
    range: { from: 0, to: 3_600_000 },
  });
  expect(found.state).toBe('empty');
  expect(seen).toEqual(['/prometheus/api/v1/query_range', 'acme']);
});
