import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { claudeCodeBoards } from '../../dashboards/index.js';
import { start } from './ccboards.js';
import { ccboards } from './warm.js';

const library = fileURLToPath(new URL('../../cli/index.ts', import.meta.url));
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ccboards-build-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const configure = (config: string) =>
  writeFile(
    join(folder, 'ccboards.config.mjs'),
    `import { claudeCodeBoards, defineConfig } from ${JSON.stringify(library)};\nexport default defineConfig(${config});\n`,
  );
const filesIn = async (path: string) => (await readdir(join(folder, path))).toSorted();
const textOf = (path: string) => readFile(join(folder, path), 'utf8');

describe('the set', () => {
  test('one board alone leaves the inventory and the files of the others as they are', async () => {
    await configure('{ boards: claudeCodeBoards.slice(0, 3) }');
    await ccboards(folder, 'build');
    const [first, second] = [await textOf('dist/inventory.json'), await filesIn('dist/classic')];
    expect(second).toHaveLength(3);
    const only = await ccboards(folder, 'build', '--only', claudeCodeBoards[1]!.uid);
    expect(only.out).toMatch(/^1 board, 8 files in dist: 0 changed \(\d+ ms\)\n$/);
    expect(await textOf('dist/inventory.json')).toBe(first);
    expect(await filesIn('dist/classic')).toEqual(second);
  });

  test('files of boards that are gone are removed, and no others', async () => {
    await configure('{ boards: claudeCodeBoards.slice(0, 3) }');
    await ccboards(folder, 'build', '--form', 'classic', '--form', 'share', '--form', 'git-sync');
    const [gone, kept] = [claudeCodeBoards[0]!.uid, claudeCodeBoards[1]!.uid];
    await writeFile(join(folder, 'dist/classic/mine.json'), '{}');
    await writeFile(join(folder, 'dist', `${gone}.json`), '{}');
    await writeFile(join(folder, `dist/labs/${gone}/notes.txt`), 'mine');
    await writeFile(join(folder, `dist/labs/${gone}/${gone}.png`), 'a picture');
    await configure('{ boards: claudeCodeBoards.slice(1, 3) }');
    const { out } = await start(folder, ['build', '--json']).ended;
    const built = JSON.parse(out) as { removed: string[] };
    expect(built.removed.toSorted()).toEqual([
      `classic/${gone}.json`,
      `git-sync/Claude Code/${gone}.json`,
      `labs/${gone}/README.md`,
      `labs/${gone}/${gone}.png`,
      `labs/${gone}/dashboard.json`,
    ]);
    expect(await filesIn('dist/classic')).toEqual(
      [`${kept}.json`, `${claudeCodeBoards[2]!.uid}.json`, 'mine.json'].toSorted(),
    );
    expect(await filesIn(`dist/labs/${gone}`)).toEqual(['notes.txt']);
    expect(await filesIn('dist')).toContain(`${gone}.json`);
    expect((await start(folder, ['build']).ended).out).toMatch(/: 0 changed \(/);
  });

  test('a former inventory that leads out removes nothing', async () => {
    await mkdir(join(folder, 'dist/classic'), { recursive: true });
    await mkdir(join(folder, 'other'));
    await writeFile(join(folder, 'other/x.json'), '{}');
    await symlink('../other', join(folder, 'dist/v2'));
    await writeFile(
      join(folder, 'dist/inventory.json'),
      JSON.stringify([{ board: '../../other/x' }, { board: 'x' }, { board: 7 }, null, 'x']),
    );
    const built = await ccboards(folder, 'build', '--only', 'cc-cost');
    expect(built.code).toBe(0);
    const { removed } = JSON.parse((await ccboards(folder, 'build', '--json')).out) as { removed: string[] };
    expect(removed).toEqual([]);
    expect(await filesIn('other')).toEqual(['x.json']);
  });

  test('alerts that the pipeline cannot have are named, with the reason once', async () => {
    await configure('{ boards: claudeCodeBoards.slice(0, 1), budget: { monthly: 100 } }');
    const { err } = await ccboards(folder, 'build');
    expect(err.split('\n').filter((line) => line.includes('left out'))).toEqual([
      'Alerts left out: "50 % of the month\'s budget is spent", "80 % of the month\'s budget is spent",' +
        ' "100 % of the month\'s budget is spent". Only books can tell what the month has cost so far:' +
        ' set books in the pipeline.',
    ]);
  });

  test('a board alone in Terraform would remove the others: the file holds the whole set', async () => {
    await configure('{ boards: claudeCodeBoards.slice(0, 3) }');
    await ccboards(folder, 'build', '--form', 'terraform', '--only', claudeCodeBoards[1]!.uid);
    const { resource } = JSON.parse(await textOf('dist/terraform/dashboards.tf.json')) as {
      resource: { grafana_dashboard: object };
    };
    expect(Object.keys(resource.grafana_dashboard)).toHaveLength(3);
  });
});

describe('what cannot be built', () => {
  test.each([
    [['--out', ''], 2, '--out is empty. Write --out <folder>, or leave it out.'],
    [['--config', ''], 2, '--config is empty. Write --config <file>, or leave it out.'],
    [['--only', ''], 2, '--only is empty. Write --only <uid>, or leave it out.'],
    [['--only', ' '], 2, '--only is empty'],
    [['--form', 'xml'], 2, 'There is no form "xml". Forms: classic,'],
    [['--out', '/proc/x'], 1, 'Cannot write to /proc/x: no folder can be made there.'],
    [['--config', 'none.json'], 1, 'There is no configuration at none.json.'],
    [['--config', '.'], 1, 'is a folder, not a configuration'],
    [['more'], 2, 'ccboards build takes no further words, got "more"'],
  ] as [string[], number, string][])('%j', async (args, code, message) => {
    const ended = await ccboards(folder, 'build', ...args);
    expect(ended.err).toContain(message);
    expect(ended).toMatchObject({ code, out: '' });
    expect(await readdir(folder)).toEqual([]);
  });

  test('help of a command, by both ways, names every exit code', async () => {
    const { out, code } = await ccboards(folder, 'help', 'build');
    expect(code).toBe(0);
    expect(out).toBe((await ccboards(folder, 'build', '--help')).out);
    expect(out).toContain('Usage: ccboards build [options]');
    expect(out).toContain('Exit codes: 0 done, 1 error, nothing half-written, 2 wrong usage.');
    expect((await ccboards(folder, 'help', 'bild')).code).toBe(2);
  });
});
