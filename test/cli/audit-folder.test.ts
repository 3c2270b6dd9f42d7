import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { standIn, type StandIn } from '../stand-in/index.js';
import { here } from './here.js';

let folder: string;
let grafana: StandIn | undefined;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ccboards-audit-'));
});
afterEach(async () => {
  await grafana?.stop();
  grafana = undefined;
  await rm(folder, { recursive: true, force: true });
});

async function ccboards(...args: string[]): Promise<number> {
  const env = grafana ? { GRAFANA_URL: grafana.url, GRAFANA_TOKEN: grafana.token } : {};
  return (await here(folder, args, env)).code;
}

const built = (path: string): Promise<string> => readFile(join(folder, 'dist', path), 'utf8');

test('boards for an audit are put into a folder of their own, and no permission is touched', async () => {
  grafana = await standIn();
  expect(await ccboards('apply')).toBe(0);
  const { boards, folders } = grafana.world;
  expect(boards.get('cc-cost')!.folder).toBe('claude-code');
  expect(boards.get('cc-governance')!.folder).toBe('claude-code-audit');
  expect(folders.get('claude-code-audit')!.title).toBe('Claude Code audit');
  expect(grafana.exchanges.filter(({ path }) => /permission|acl/i.test(path))).toEqual([]);
});

test('the folder’s title is the configuration’s to choose', async () => {
  grafana = await standIn();
  const config = { grafana: { folder: 'Boards', auditFolder: 'Works council only' } };
  await writeFile(join(folder, 'ccboards.config.json'), JSON.stringify(config));
  expect(await ccboards('apply')).toBe(0);
  expect(grafana.world.boards.get('cc-governance')!.folder).toBe('works-council-only');
});

test('every form that names folders names that one', async () => {
  const forms = ['manifest', 'v2', 'git-sync', 'configmap', 'operator', 'terraform'];
  expect(await ccboards('build', ...forms.flatMap((form) => ['--form', form]))).toBe(0);
  for (const form of ['manifest', 'v2']) {
    expect(await built(`${form}/cc-governance.json`)).toContain('"grafana.app/folder": "claude-code-audit"');
    expect(await built(`${form}/cc-cost.json`)).toContain('"grafana.app/folder": "claude-code"');
  }
  expect(await built('git-sync/Claude Code audit/cc-governance.json')).toContain('cc-governance');
  expect(await built('configmap/cc-governance.yaml')).toContain('grafana_folder: Claude Code audit');
  expect(await built('operator/cc-governance.yaml')).toContain('folderRef: claude-code-audit');
  expect(await built('operator/folder-claude-code-audit.yaml')).toContain('title: Claude Code audit');
  const { resource } = JSON.parse(await built('terraform/dashboards.tf.json')) as {
    resource: Record<string, Record<string, { folder: string }>>;
  };
  expect(Object.keys(resource['grafana_folder']!)).toEqual(['claude-code', 'claude-code-audit']);
  expect(resource['grafana_dashboard']!['cc-governance']!.folder).toBe(
    '${grafana_folder.claude-code-audit.uid}',
  );
});
