import { expect, test } from 'vitest';
import { panelOf } from '../../src/proof/index.js';
import { boardOf, panel } from './board.js';
import { allValues } from './run-panel/all-values.js';
import { onLoki } from './run-panel/on-loki.js';
import { onPrometheus } from './run-panel/on-prometheus.js';
import { refusals } from './run-panel/refusals.js';
import { run, withStores } from './run-panel/stores.js';

withStores();
onPrometheus();
onLoki();
refusals();
allValues();

test('a board from a gallery names its sources as inputs', async () => {
  const inputs = [{ name: 'DS_STORE', type: 'datasource', pluginId: 'prometheus' }];
  const one = panel('Cost', [{ expr: 'sum(cost)' }], { datasource: '${DS_STORE}' });
  const dashboard = boardOf([one], { __inputs: inputs, templating: { list: [] } });
  expect((await run(one, { dashboard, panel: panelOf(dashboard, 1) })).state).toBe('data');
});

test('a panel may show the result of another', async () => {
  const shared = { uid: '-- Dashboard --', type: 'datasource' };
  const other = panel('Same', [{ panelId: 1, datasource: shared }], { id: 2, datasource: shared });
  const dashboard = boardOf([panel('Cost', [{ expr: 'sum(cost)' }]), other]);
  const found = await run(other, { dashboard, panel: panelOf(dashboard, 2) });
  expect(found.targets.map(({ text }) => text)).toEqual(['sum(cost)']);
});
