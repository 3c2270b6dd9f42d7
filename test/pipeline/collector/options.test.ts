import { expect, test } from 'vitest';
import { collectorConfig, toYaml, type CollectorOptions } from '../../../pipeline/collector/index.js';
import { validateCollectorConfig } from '../../engines/index.js';
import { events, otlp, remoteWrite } from './targets.js';

test.each<[string, Partial<CollectorOptions>, string]>([
  [
    'an endpoint without scheme',
    { counters: { pushTo: { ...otlp, endpoint: 'mimir:9009' } } },
    'counters.pushTo.endpoint\n  "mimir:9009" is no address',
  ],
  [
    'an events endpoint without scheme',
    { events: { lokiOtlpEndpoint: 'loki' } },
    'events.lokiOtlpEndpoint\n  "loki" is no address',
  ],
  [
    'a secret in place of a variable',
    { events: { ...events, headersFromEnv: { Authorization: 'Basic abc==' } } },
    'events.headersFromEnv.Authorization\n  What stands there is no name of an environment variable',
  ],
  [
    'a token in place of a variable',
    { tokenFromEnv: 'my-secret' },
    'tokenFromEnv\n  What stands there is no name of an environment variable',
  ],
  ['an attribute with a quote', { own: { team: 'te"am' } }, 'own.team\n  "te"am" is no attribute name'],
  [
    'an attribute that is expanded',
    { allow: ['${env:HOME}'] },
    'allow[0]\n  "${env:HOME}" is no attribute name',
  ],
  [
    'a name where people are hashed',
    { hash: { as: 'user.hash', saltFromEnv: 'SALT' }, allow: ['user.account_uuid'] },
    'allow\n  "user.account_uuid" names people, and they are to be hashed',
  ],
  [
    'a name where nobody is named',
    { user: [], allow: ['user.email'] },
    'allow\n  "user.email" names people, and they are to be left out',
  ],
  [
    'a password in an address',
    { events: { lokiOtlpEndpoint: 'http://me:secret@loki:3100/otlp' } },
    'events.lokiOtlpEndpoint\n  What stands before the @ would be in the file for all to read',
  ],
  ['a label that never ends', { allow: ['session.id'] }, 'allow\n  "session.id" is new with each process'],
  [
    'a lateness of nothing',
    { events: { ...events, maxLateMinutes: 0 } },
    'events.maxLateMinutes\n  0 is no whole number above 0',
  ],
  ['an interval of nothing', { scrapeSeconds: 0 }, 'scrapeSeconds\n  0 is not a positive number'],
])('%s is refused with its place', (_, options, message) => {
  expect(() => collectorConfig({ counters: 'scraped', ...options })).toThrow(`collector › ${message}`);
});

const authorised = { headersFromEnv: { Authorization: 'CLOUD_AUTH' } };

test.each<[string, CollectorOptions]>([
  ['scraped, no events', { counters: 'scraped' }],
  ['scraped, events', { counters: 'scraped', events }],
  ['scraped, nobody named', { counters: 'scraped', user: [], own: {} }],
  [
    'OTLP, events',
    { counters: { pushTo: { ...otlp, ...authorised } }, events: { ...events, ...authorised } },
  ],
  ['remote write, small machine', { counters: { pushTo: { ...remoteWrite, ...authorised } }, memoryMiB: 64 }],
  ['with a token', { counters: 'scraped', tokenFromEnv: 'CLOUD_AUTH' }],
  ['quick', { counters: { pushTo: otlp }, scrapeSeconds: 0.5, batchMs: 10, maxBatch: 100, events }],
])('the collector takes the configuration: %s', async (_, options) => {
  const text = toYaml(collectorConfig({ storage: '/tmp', ...options }));
  expect(await validateCollectorConfig(text, { CLOUD_AUTH: 'Basic dXNlcjp0b2tlbg==' })).toBeUndefined();
});
