import { expect, test } from 'vitest';
import { request, startCollector, until, validateCollectorConfig } from './index.js';

const debug = (port: number | string) => `
receivers: { otlp: { protocols: { http: { endpoint: "127.0.0.1:${port}" } } } }
exporters: { debug: { verbosity: detailed } }
service: { pipelines: { logs: { receivers: [otlp], exporters: [debug] } } }
`;

test('the collector starts, takes OTLP and stops', async () => {
  const collector = await startCollector({
    config: ({ ports }) => debug(ports.otlpHttp),
    env: { UNUSED: '1' },
  });
  try {
    const logRecords = [{ timeUnixNano: '1', body: { stringValue: 'hello collector' } }];
    await request(`${collector.url}/v1/logs`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ resourceLogs: [{ scopeLogs: [{ logRecords }] }] }),
    });
    await until('the record in the log', async () => collector.log().includes('hello collector'));
  } finally {
    await collector.stop();
  }
});

test('a wrong configuration is told from a right one', async () => {
  expect(await validateCollectorConfig(debug(4318))).toBeUndefined();
  expect(await validateCollectorConfig(debug(4318).replace('verbosity', 'loudness'))).toMatch(/loudness/);
});
