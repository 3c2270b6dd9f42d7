import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { collector, type PipelineOptions } from '../../queries/pipeline.js';
import { ruleFiles, ruleGroups, type RuleFile } from '../../rules/index.js';
import { request, startLoki, type Loki } from '../engines/index.js';
import { requireProgram } from '../engines/find.js';
import { prometheus } from '../engines/recipes/prometheus.js';

function filesOf(options: PipelineOptions, individuals = true): ReadonlyMap<string, RuleFile> {
  const files = ruleFiles({ pipeline: collector(options), individuals });
  return new Map(files.map((file) => [file.path, file]));
}

const kinds: Record<string, readonly [PipelineOptions, individuals?: boolean]> = {
  'our collector': [{}],
  'dots in names': [{ naming: 'utf8Plain' }],
  'nobody named': [{}, false],
  'their own labels': [{ own: { team: 'org.team-id', user: 'enduser.id' } }],
  'counters of sessions': [{ counters: 'recorded' }],
};

describe.each(Object.entries(kinds))('rules for %s', (_, [options, individuals]) => {
  test('are accepted by promtool, none twice', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'ccboards-rules-'));
    try {
      const file = join(folder, 'rules.yaml');
      await writeFile(file, filesOf(options, individuals).get('rules/prometheus.yaml')!.text);
      const promtool = requireProgram(prometheus, 'promtool');
      const { stdout } = await promisify(execFile)(promtool, ['check', 'rules', '--lint-fatal', file]);
      expect(stdout).toMatch(/SUCCESS: \d+ rules found/);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  test('are the same bytes each time', () => {
    expect(filesOf(options, individuals)).toEqual(filesOf(options, individuals));
  });

  test('fit the limit of 20 rules a group that Mimir has', () => {
    const groups = ruleGroups({ pipeline: collector(options), individuals: individuals ?? true });
    for (const { name, rules } of groups) expect(rules.length, name).toBeLessThanOrEqual(20);
  });
});

test('Mimir gets the groups of Prometheus in a namespace', () => {
  const files = filesOf({});
  const mimir = parse(files.get('rules/mimir.yaml')!.text) as object;
  const other = parse(files.get('rules/prometheus.yaml')!.text) as object;
  expect(mimir).toEqual({ namespace: 'claude-code', ...other });
});

test('a pipeline gets what it reads, and nothing else', () => {
  expect([...filesOf({}).keys()]).toEqual(['rules/prometheus.yaml', 'rules/mimir.yaml', 'rules/loki.yaml']);
  expect([...filesOf({ counters: 'delta' }).keys()]).toEqual(['rules/loki.yaml']);
  expect([...filesOf({ counters: 'perSession', events: 'none' }).keys()]).toEqual([]);
});

test('where nobody may be named, nothing that is recorded has the label of a person', () => {
  const minutes = filesOf({ counters: 'recorded' }, false).get('rules/prometheus.yaml')!.text;
  expect(minutes).not.toContain('user_email');
  const text = filesOf({}, false).get('rules/prometheus.yaml')!.text;
  expect(text).not.toContain('user_email');
  expect(filesOf({}).get('rules/prometheus.yaml')!.text).toContain('user_email');
  expect(filesOf({ books: 'nameless' }).get('rules/prometheus.yaml')!.text).toBe(text);
});

test('the text of one counter, for Prometheus', async () => {
  const { groups } = parse(filesOf({}).get('rules/prometheus.yaml')!.text) as {
    groups: { name: string; rules: { record: string; expr: string }[] }[];
  };
  const rules = groups
    .flatMap((group) => group.rules.map((rule) => ({ group: group.name, ...rule })))
    .filter(({ record }) => record.startsWith('claude_code:commits:'))
    .map(({ group, record, expr }) => `${group}\n  ${record}\n    ${expr}\n`)
    .join('');
  await expect(rules).toMatchFileSnapshot('texts/commits.txt');
});

describe('rules for Loki', () => {
  let loki: Loki;
  beforeAll(async () => {
    loki = await startLoki();
  });
  afterAll(() => loki?.stop());

  test('each is accepted by Loki', async () => {
    const { groups } = parse(filesOf({}).get('rules/loki.yaml')!.text) as {
      groups: { rules: { record: string; expr: string }[] }[];
    };
    const rules = groups.flatMap((group) => group.rules);
    expect(rules.map(({ record }) => record)).toContain('claude_code:requests_cost_usd:minutes');
    for (const { expr } of rules) {
      const query = new URLSearchParams({ query: expr });
      await expect(request(`${loki.url}/loki/api/v1/query?${query}`)).resolves.toContain('"success"');
    }
  });
});
