import { expect, test } from 'vitest';
import { chooseDataSources, fillDataSources, type Choice } from '../../src/api/index.js';
import { clientOf } from './clients.js';
import { started } from './support.js';

const prometheus: Choice = { type: 'prometheus', probe: 'count(claude_code_cost_usage_USD_total)' };

test('finds the data source that has our telemetry', async () => {
  const server = await started({});
  server.world.dataSources.push({
    uid: 'other',
    name: 'Other',
    type: 'prometheus',
    readOnly: false,
    isDefault: false,
    answers: false,
  });
  server.world.dataSources.push({
    uid: 'bad',
    name: 'broken',
    type: 'prometheus',
    readOnly: false,
    isDefault: false,
    answers: true,
  });
  const client = clientOf(server);
  expect(await chooseDataSources(client, { prometheus, loki: { type: 'loki', name: 'Loki' } })).toEqual({
    prometheus: { found: { uid: 'prom-uid', name: 'Prometheus', type: 'prometheus' } },
    loki: { found: { uid: 'loki-uid', name: 'Loki', type: 'loki' } },
  });
  expect(client.sent().writes).toBe(0);
});

test.each<[Choice, string]>([
  [{ type: 'prometheus', uid: 'no' }, 'There is no data source with uid "no".'],
  [{ type: 'prometheus', name: 'Loki' }, 'The data source named "Loki" is of type loki, not prometheus.'],
  [{ type: 'loki', probe: 'x' }, 'No data source of type loki has our telemetry.'],
  [{ type: 'prometheus', probe: 'x' }, '2 data sources of type prometheus have our telemetry: name one.'],
])('says what is wrong with %j', async (choice, problem) => {
  const server = await started({});
  server.world.dataSources[1]!.answers = false;
  server.world.dataSources.push({
    uid: 'second',
    name: 'Second',
    type: 'prometheus',
    readOnly: false,
    isDefault: false,
    answers: true,
  });
  expect(await chooseDataSources(clientOf(server), { it: choice })).toMatchObject({ it: { problem } });
});

test('fills chosen uids in where they are the whole text', () => {
  const rule = {
    datasourceUid: '${prometheus}',
    model: { expr: 'up{a="${prometheus}"}' },
    list: ['${loki}', '${other}'],
  };
  expect(fillDataSources(rule, { prometheus: 'p', loki: 'l' })).toEqual({
    datasourceUid: 'p',
    model: { expr: 'up{a="${prometheus}"}' },
    list: ['l', '${other}'],
  });
});
