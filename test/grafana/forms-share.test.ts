import { expect, test } from 'vitest';
import { type JsonObject } from '../../src/grafana/index.js';
import { toShare } from '../../src/grafana/forms/share.js';
import { files } from './formed.js';
import { sample } from './sample.js';

test('the share form has inputs, needs, and neither uid nor id nor anybody’s choice', async () => {
  const share = toShare(sample);
  expect(Object.keys(share).slice(0, 3)).toEqual(['__inputs', '__elements', '__requires']);
  expect(share).not.toHaveProperty('uid');
  expect(share['id']).toBeNull();
  expect(share['__inputs']).toEqual([
    {
      name: 'DS_METRICS',
      label: 'Metrics',
      description: '',
      type: 'datasource',
      pluginId: 'prometheus',
      pluginName: 'Prometheus',
    },
    {
      name: 'DS_EVENTS',
      label: 'Events',
      description: '',
      type: 'datasource',
      pluginId: 'loki',
      pluginName: 'Loki',
    },
  ]);
  expect((share['__requires'] as JsonObject[]).map(({ id }) => id)).toEqual(
    [
      'grafana',
      'loki',
      'prometheus',
      'barchart',
      'bargauge',
      'gauge',
      'heatmap',
      'histogram',
      'logs',
      'piechart',
      'stat',
      'state-timeline',
      'table',
      'text',
      'timeseries',
    ].toSorted(),
  );
  expect(share).toHaveProperty('templating.list.0.current', {
    selected: true,
    text: '',
    value: '${DS_METRICS}',
  });
  expect(share).toHaveProperty('templating.list.2.current', { text: '', value: '' });
});

test('what is said of a shared board names its panels and the stores it needs', async () => {
  const said = (await files('share')).find(({ path }) => path === 'shop-visits/README.md')!.text;
  expect(said).toMatch(
    /^# Visits\n\nWho comes to the shops\?\n\n## What it needs\n\n- Grafana 11\.3\.0 or newer\n- Prometheus, chosen in the drop-down "Metrics"\n/,
  );
  expect(said).toContain('\n### Since when\n\n- **Visits by shop**: Which shop, and when?\n');
});
