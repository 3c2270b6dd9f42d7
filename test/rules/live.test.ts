import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { collector } from '../../queries/pipeline.js';
import { ruleFiles } from '../../rules/index.js';
import { backfill, request, startPrometheus, until, type Prometheus } from '../engines/index.js';
import { cost } from './support/world.js';

let prometheus: Prometheus;
let folder: string;

/** The rules as Prometheus itself runs them, a minute shortened to a second. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ccboards-rules-'));
  const file = ruleFiles({ pipeline: collector() }).find(({ path }) => path === 'rules/prometheus.yaml')!;
  const quick = file.text.replaceAll(/interval: (1m|1h|3h)/g, 'interval: 1s');
  await writeFile(join(folder, 'rules.yaml'), quick);
  prometheus = await startPrometheus();
});
afterAll(async () => {
  await prometheus?.stop();
  await rm(folder, { recursive: true, force: true });
});

async function tell(value: number): Promise<void> {
  const labels = { instance: 'a', team: 'web', user_email: 'ann', model: 'm' };
  await backfill(prometheus, [{ name: cost, labels, samples: [[Date.now(), value]] }]);
}

async function value(name: string): Promise<number | undefined> {
  const query = new URLSearchParams({ query: `claude_code:cost_usd:${name}{team="web"}` });
  const answer = await request(`${prometheus.url}/api/v1/query?${query}`);
  const { data } = JSON.parse(answer) as { data: { result: { value: [number, string] }[] } };
  expect(data.result.length).toBeLessThanOrEqual(1);
  return data.result[0] && Number(data.result[0].value[1]);
}

const reads = (name: string, wanted: number) =>
  until(`${name} to be ${wanted}`, async () => (await value(name)) === wanted);

test('the rule files run: books follow, and what was there before stays known as opening', async () => {
  await tell(100);
  await prometheus.configure({ rule_files: [join(folder, 'rules.yaml')] });
  await reads('books', 100);
  await reads('opening', 100);
  await tell(107);
  await reads('books', 107);
  await reads('books_3h', 107);
  await reads('by_user', 107);
  await reads('opening', 100);
  const rules = await request(`${prometheus.url}/api/v1/rules`);
  const { data } = JSON.parse(rules) as { data: { groups: { rules: { name: string; health: string }[] }[] } };
  const ill = data.groups.flatMap((group) => group.rules).filter(({ health }) => health === 'err');
  expect(ill).toEqual([]);
});

test('a book does not fall where the counter does', async () => {
  await tell(3);
  await new Promise((resolve) => setTimeout(resolve, 2500));
  expect(await value('books')).toBe(107);
});
