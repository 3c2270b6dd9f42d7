import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parse } from 'yaml';
import { validateCollectorConfig } from '../engines/index.js';
import { here } from './here.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ccboards-cli-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const collector = (...args: string[]) => here(folder, ['collector', ...args]);

interface Written {
  readonly exporters: Record<string, { readonly headers?: Record<string, string> }>;
  readonly extensions: Record<string, Record<string, unknown>>;
}

const cloud = ['--push-otlp', 'https://otlp.example.com/otlp', '--loki', 'https://loki.example.com/otlp'];

test('headers come from the environment, those for Loki first', async () => {
  const { code, out } = await collector(
    ...cloud,
    '--header-from-env=Authorization=CLOUD_AUTH',
    '--header-from-env=X-Scope-OrgID=TENANT',
    '--loki-header-from-env=Authorization=LOKI_AUTH',
  );
  expect(code).toBe(0);
  const { exporters } = parse(out) as Written;
  expect(exporters['otlp_http/counters']!.headers).toEqual({
    Authorization: '${env:CLOUD_AUTH}',
    'X-Scope-OrgID': '${env:TENANT}',
  });
  expect(exporters['otlp_http/events']!.headers).toEqual({
    Authorization: '${env:LOKI_AUTH}',
    'X-Scope-OrgID': '${env:TENANT}',
  });
  expect(
    await validateCollectorConfig(out, { CLOUD_AUTH: 'a', LOKI_AUTH: 'b', TENANT: 'c' }),
  ).toBeUndefined();
});

test('an address of Loki without /otlp is warned of', async () => {
  const { code, out, err } = await collector('--loki', 'http://loki:3100');
  expect([code, err]).toEqual([
    0,
    '--loki http://loki:3100: Loki takes OTLP under /otlp, and this address does not hold it. ' +
      'Add it, unless something in front of Loki does.\n',
  ]);
  expect(out).toContain('loki:3100');
  expect((await collector('--loki', 'http://loki:3100/otlp')).err).toBe('');
  expect((await collector('--loki', 'https://otlp.example.com')).err).toContain('under /otlp');
});

test('events that would go nowhere are told of', async () => {
  const told = (await collector()).err;
  expect(told).toMatch(/^Without --loki this collector takes no events: .*\n.*pipeline › events\.\n$/);
  await writeFile(
    join(folder, 'ccboards.config.json'),
    JSON.stringify({ pipeline: { preset: 'collector', events: 'none' } }),
  );
  expect((await collector()).err).toBe('');
});

test('a token is asked of clients', async () => {
  const { out } = await collector('--token-from-env', 'CLIENT_TOKEN');
  expect((parse(out) as Written).extensions['bearertokenauth']).toEqual({ token: '${env:CLIENT_TOKEN}' });
});

test('further attributes stay on counters', async () => {
  const { out } = await collector('--allow', 'effort, speed', '--allow', 'skill.name');
  expect(out).toContain('"effort", "speed", "skill.name"]');
});

test.each<[string, string[], RegExp]>([
  [
    'a secret in place of a variable',
    [...cloud, '--header-from-env', 'Authorization=Basic c2VjcmV0'],
    /write the header and/,
  ],
  [
    'a header alone',
    [...cloud, '--header-from-env', 'Authorization'],
    /--header-from-env Authorization=LOKI_AUTH/,
  ],
  [
    'a header for nobody',
    ['--header-from-env', 'Authorization=A'],
    /nothing is sent anywhere; give --push-otlp/,
  ],
  ['a header for no Loki', ['--loki-header-from-env', 'Authorization=A'], /give --loki too/],
])('%s is refused, and not shown', async (_, args, message) => {
  const { code, err } = await collector(...args);
  expect(code).toBe(2);
  expect(err).toMatch(message);
  expect(err).not.toContain('c2VjcmV0');
});

test.each<[string, string[], string]>([
  ['a token in place of a variable', ['--token-from-env', 'my-secret'], '--token-from-env\n  What stands'],
  ['a password in an address', ['--loki', 'http://me:my-secret@loki:3100/otlp'], '--loki\n  '],
  ['no address', [...cloud.slice(0, -1), 'loki:3100'], '"loki:3100" is no address.'],
  ['no attribute', ['--allow', 'a b'], '--allow\n  "a b" is no attribute name.'],
  ['a label that never ends', ['--allow', 'session.id'], '"session.id" is new with each process'],
])('%s is refused with its place', async (_, args, message) => {
  const { code, err } = await collector(...args);
  expect(code).toBe(2);
  expect(err).toContain(message);
  expect(err).not.toContain('my-secret');
});

const withPipeline = async (pipeline: object | string) => {
  await writeFile(join(folder, 'ccboards.config.json'), JSON.stringify({ pipeline }));
  return collector('--loki', 'http://loki:3100/otlp');
};

test('says where the configuration is made for counters of another shape', async () => {
  const { code, err } = await withPipeline('mimir');
  expect([code, err]).toEqual([
    0,
    'The configuration says pipeline "mimir", whose counters are "perSession"; this collector publishes running totals.\n' +
      '  With it, set pipeline: collector(), or the boards ask the wrong question.\n',
  ]);
  expect((await withPipeline({ preset: 'grafanaCloud', counters: 'delta' })).err).toContain('are "delta"');
  for (const pipeline of ['collector', 'eventsOnly']) expect((await withPipeline(pipeline)).err).toBe('');
});
