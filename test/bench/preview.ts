import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { shipPage } from '../../cli/preview/build/ensure.js';
import { startBrowser, type Browser } from '../../cli/preview/browser/browser.js';
import { fromStores } from '../../cli/preview/from-stores.js';
import { servedPage } from '../../cli/preview/page-served.js';
import { startPreview } from '../../cli/preview/server.js';

const drawn = "document.documentElement?.dataset.state === 'drawn'";
const rounds = 5;

/** Milliseconds until a preview can be opened, and until a page is drawn: an empty one, and one of 30 panels. */
export interface PreviewBench {
  readonly start: number;
  readonly blank: number;
  readonly board: number;
}

/** Medians of some rounds; `main` is the packed command. */
export async function benchPreview(main: string): Promise<PreviewBench> {
  await shipPage(join(dirname(main), 'preview/made'));
  const start = median(await times(() => startOnce(main)));
  const store = createServer((request, response) => {
    const isRange = request.url?.includes('query_range') ?? false;
    const values = isRange
      ? { values: Array.from({ length: 144 }, (_, at) => point(at)) }
      : { value: point(3) };
    const result = Array.from({ length: 8 }, (_, at) => ({ metric: { team: `team ${at}` }, ...values }));
    const data = { resultType: isRange ? 'matrix' : 'vector', result };
    response.end(JSON.stringify({ status: 'success', data }));
  });
  await new Promise<void>((resolve) => store.listen(0, '127.0.0.1', resolve));
  const prometheus = `http://127.0.0.1:${(store.address() as AddressInfo).port}`;
  const files = new Map(await servedPage());
  const empty = '<!doctype html><html data-state="drawn"><title>Empty</title></html>';
  files.set('/empty', { type: 'text/html', content: empty });
  const preview = await startPreview({
    boards: () => Promise.resolve([board]),
    source: fromStores({ prometheus }),
    files,
  });
  const browser = await startBrowser();
  try {
    const blank = median(await times(() => drawOnce(browser, `${preview.url}/empty`)));
    return { start, blank, board: median(await times(() => drawOnce(browser, preview.url))) };
  } finally {
    await browser.close();
    await preview.close();
    store.closeAllConnections();
    store.close();
  }
}

function point(at: number): readonly [number, string] {
  return [1_700_000_000 + at * 600, String(at)];
}

const kinds = ['stat', 'stat', 'bargauge', 'timeseries', 'table'] as const;
const board = {
  uid: 'thirty',
  title: 'Thirty panels',
  schemaVersion: 42,
  time: { from: '1700000000000', to: '1700086400000' },
  panels: Array.from({ length: 30 }, (_, at) => {
    const type = kinds[at % kinds.length]!;
    const instant = type !== 'timeseries';
    const format = type === 'table' ? { format: 'table' } : {};
    return {
      id: at + 1,
      title: `Panel ${at + 1}`,
      type,
      datasource: { type: 'prometheus', uid: 'p' },
      gridPos: { x: (at % 5) * 4, y: Math.floor(at / 5) * 6, w: 4, h: 6 },
      targets: [
        { refId: 'A', expr: `x${at}`, instant, range: !instant, legendFormat: '{{team}}', ...format },
      ],
    };
  }),
};

async function times(once: () => Promise<number>): Promise<readonly number[]> {
  const found: number[] = [];
  for (let round = 0; round <= rounds; round += 1) found.push(await once());
  return found.slice(1);
}

function median(of: readonly number[]): number {
  return of.toSorted((a, b) => a - b)[Math.floor(of.length / 2)]!;
}

/** From the command to the boards in the answer to the page that is opened at once. */
function startOnce(main: string): Promise<number> {
  const began = performance.now();
  return new Promise((resolve, reject) => {
    const args = [main, 'preview', '--prometheus', 'http://127.0.0.1:9090', '--no-open'];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    child.once('error', reject);
    child.once('close', (code) => reject(new Error(`ccboards preview ended with ${code}`)));
    child.stdout.once('data', (line: Buffer) => {
      fetch(`${/http:\S+/.exec(line.toString())![0]}/api/boards`)
        .then((answer) => answer.json())
        .then(() => resolve(performance.now() - began), reject)
        .finally(() => child.kill('SIGKILL'));
    });
  });
}

async function drawOnce(browser: Browser, url: string): Promise<number> {
  const tab = await browser.open({ width: 1280, height: 1600 });
  const began = performance.now();
  await tab.go(url);
  await tab.until(drawn, { what: 'the page', ms: 120_000 });
  const ms = performance.now() - began;
  await tab.close();
  return ms;
}
