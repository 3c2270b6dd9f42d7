import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { startBrowser, type Browser } from '../../cli/preview/browser/browser.js';
import type { Tab } from '../../cli/preview/browser/tab.js';
import { fromStores } from '../../cli/preview/from-stores.js';
import { servedPage } from '../../cli/preview/page-served.js';
import { startPreview, type Preview } from '../../cli/preview/server.js';
import type { Source } from '../../cli/preview/source.js';

/** What a store answers, by query; the number 1 to all others. */
export type Answers = Readonly<Record<string, RequestListener>>;

interface Opening {
  readonly answers?: Answers;
  /** Where the board's store is; the one of the test unless given. */
  readonly prometheus?: string;
  /** Further keys of the board. */
  readonly board?: object;
  /** Further keys of the source, as a recording has them. */
  readonly source?: Partial<Source>;
}

/** Sets up a browser and a store for a file's tests; returns how to open a board of panels on them. */
export function onStore(): (panels: readonly object[], opening?: Opening) => Promise<Tab> {
  let browser: Browser;
  let store: Server;
  let answers: Answers;
  let preview: Preview | undefined;
  let tab: Tab | undefined;
  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(() => browser?.close());
  beforeEach(async () => {
    store = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        const search = body || new URL(request.url ?? '', 'http://store').search;
        const answer = answers[new URLSearchParams(search).get('query') ?? ''] ?? vector([[{}, '1']]);
        answer(request, response);
      });
    });
    store.keepAliveTimeout = 0;
    await new Promise<void>((resolve) => store.listen(0, '127.0.0.1', resolve));
  });
  afterEach(async () => {
    await tab?.close();
    await preview?.close();
    [tab, preview] = [undefined, undefined];
    store.closeAllConnections();
    await new Promise((resolve) => store.close(resolve));
  });
  return async (panels, opening = {}) => {
    const { answers: told = {}, prometheus, board: more = {}, source: own = {} } = opening;
    answers = told;
    const time = { from: '0', to: '86400000' };
    const board = { uid: 'test', title: 'Test', schemaVersion: 42, time, panels: placed(panels), ...more };
    const here = `http://127.0.0.1:${(store.address() as AddressInfo).port}`;
    const source = { ...fromStores({ prometheus: prometheus ?? here }), ...own };
    preview = await startPreview({
      boards: () => Promise.resolve([board]),
      source,
      files: await servedPage(),
    });
    tab = await browser.open({ width: 1280, height: 1400 });
    await tab.go(preview.url);
    return tab;
  };
}

function placed(panels: readonly object[]): readonly object[] {
  return panels.map((panel, at) => ({
    id: at + 1,
    gridPos: { x: (at % 3) * 8, y: Math.floor(at / 3) * 8, w: 8, h: 8 },
    ...panel,
  }));
}

export const datasource = { type: 'prometheus', uid: 'p' };

export function panel(title: string, of: object): object {
  return { title, datasource, ...of };
}

export const asking = (expr: string, more: object = {}) => ({
  targets: [{ refId: 'A', expr, instant: true, range: false, legendFormat: '{{team}}', ...more }],
});

export type Vector = readonly (readonly [labels: Readonly<Record<string, string>>, value: string])[];

export function vector(of: Vector): RequestListener {
  const result = of.map(([metric, value]) => ({ metric, value: [9, value] }));
  return (_request, response) =>
    void response.end(JSON.stringify({ status: 'success', data: { resultType: 'vector', result } }));
}
