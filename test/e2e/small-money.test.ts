import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { grafanaData } from '../../cli/seeing/grafana-data.js';
import { claudeCodeBoards } from '../../dashboards/index.js';
import { compileBoards } from '../../dashboards/set.js';
import { collector } from '../../queries/pipeline.js';
import { inventoryOf, toClassic } from '../../src/grafana/index.js';
import { panelsOf, runPanel, show } from '../../src/proof/index.js';

const now = Date.UTC(2026, 2, 12);
const range = { from: now - 86_400_000, to: now, zone: 'UTC' };
const someLabels = Object.fromEntries(
  ['team', 'department', 'cost_center', 'project', 'user_email', 'model', 'prompt_id', 'session_id'].map(
    (label) => [label, 'some'],
  ),
);

let store: Server;
let stores: { readonly prometheus: string; readonly loki: string };

/** Every query of both engines is answered with four tenths of a cent. */
beforeAll(async () => {
  store = createServer((request, response) => {
    const isRange = request.url?.includes('query_range') ?? false;
    const value = [now / 1000, '0.0042'];
    const result = [{ metric: someLabels, ...(isRange ? { values: [value] } : { value }) }];
    const resultType = isRange ? 'matrix' : 'vector';
    response.end(JSON.stringify({ status: 'success', data: { resultType, result, stats: {} } }));
  });
  store.keepAliveTimeout = 0;
  await new Promise<void>((resolve) => store.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(store.address() as AddressInfo).port}`;
  stores = { prometheus: url, loki: url };
});
afterAll(() => void store?.close());

const panels = compileBoards(claudeCodeBoards, { pipeline: collector(), individuals: true }).flatMap(
  (board) => {
    const dashboard = toClassic(board);
    const inMoney = inventoryOf(board).filter(({ unit }) => unit === 'currencyUSD');
    const ids = new Set(inMoney.map(({ panelId }) => panelId));
    return panelsOf(dashboard)
      .filter(({ id, type }) => ids.has(id!) && type !== 'text')
      .map((panel) => [board.uid, panel.title, { dashboard, panel }] as const);
  },
);

test.each(panels)('%s › %s never shows less than a cent as nothing', async (_board, _title, of) => {
  const run = await runPanel({ ...of, stores, range });
  const shown = JSON.stringify(await show({ panel: of.panel, run, grafana: await grafanaData() }));
  expect(shown).toContain('< $0.01');
  expect(shown).not.toContain('$0.00');
});
