import { chmod, mkdir, mkdtemp, readdir, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeFiles } from '../../cli/files.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ccboards-files-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const files = [
  { path: 'classic/a.json', text: 'a\n' },
  { path: 'classic/b.json', text: 'b\n' },
  { path: 'inventory.json', text: '[]\n' },
];

/** Everything below the folder, links as links. */
const all = async () => (await readdir(folder, { recursive: true })).toSorted();

test('files are written where they differ, and nothing else is left', async () => {
  expect(await writeFiles('deep/dist', files, folder)).toBe(3);
  expect(await writeFiles('deep/dist', files, folder)).toBe(0);
  await writeFile(join(folder, 'deep/dist/classic/b.json'), 'changed');
  expect(await writeFiles('deep/dist', files, folder)).toBe(1);
  expect(await readFile(join(folder, 'deep/dist/classic/b.json'), 'utf8')).toBe('b\n');
  expect(await all()).toEqual([
    'deep',
    'deep/dist',
    'deep/dist/classic',
    'deep/dist/classic/a.json',
    'deep/dist/classic/b.json',
    'deep/dist/inventory.json',
  ]);
});

test('what a write that was killed left is removed, and what another one lays out is not', async () => {
  await mkdir(join(folder, '.writing-killed/0'), { recursive: true });
  await mkdir(join(folder, '.writing-other'));
  const before = new Date(Date.now() - 2 * 3_600_000);
  await utimes(join(folder, '.writing-killed'), before, before);
  await writeFiles('.', [{ path: 'a.json', text: 'a' }], folder);
  expect(await all()).toEqual(['.writing-other', 'a.json']);
});

const blocked: readonly (readonly [what: string, make: () => Promise<unknown>, message: RegExp])[] = [
  [
    'a file where the output folder belongs',
    () => writeFile(join(folder, 'dist'), 'x'),
    /dist is a file, not a folder\. Move it away, or choose another folder with --out\./,
  ],
  [
    'a file where a folder belongs',
    async () => {
      await mkdir(join(folder, 'dist'));
      await writeFile(join(folder, 'dist/classic'), 'x');
    },
    /Cannot write .*classic\/a\.json: .*classic is a file, not a folder\./,
  ],
  [
    'a folder where a file belongs',
    () => mkdir(join(folder, 'dist/classic/b.json/inner'), { recursive: true }),
    /Cannot write .*b\.json: a folder bears that name\./,
  ],
  [
    'a link that leads out',
    async () => {
      await mkdir(join(folder, 'dist'));
      await mkdir(join(folder, 'elsewhere'));
      await symlink('../elsewhere', join(folder, 'dist/classic'));
    },
    /Cannot write .*a\.json: .*classic is a link that leads out of .*dist\./,
  ],
  [
    'a link that leads nowhere',
    () => symlink('none', join(folder, 'dist')),
    /dist is a link that leads nowhere\./,
  ],
];

test.each(blocked)('%s: said, and nothing written', async (_, make, message) => {
  await make();
  const before = await all();
  await expect(writeFiles('dist', files, folder)).rejects.toThrow(message);
  expect(await all()).toEqual(before);
});

test('a link that stays inside is followed', async () => {
  await mkdir(join(folder, 'dist/real'), { recursive: true });
  await symlink('real', join(folder, 'dist/classic'));
  await writeFiles('dist', files, folder);
  expect(await readFile(join(folder, 'dist/real/a.json'), 'utf8')).toBe('a\n');
});

test.each(['../a.json', 'classic/../../a.json', '/a.json/../../b', '.'])('%s leads out', async (path) => {
  await expect(writeFiles('dist', [...files, { path, text: 'x' }], folder)).rejects.toThrow(
    /would be written outside|a folder bears that name/,
  );
  expect(await all()).toEqual([]);
});

test.each(['/proc/x', '/proc/x/y', '/dev/null/x'])('%s is refused at once', async (place) => {
  await expect(writeFiles(place, files, folder)).rejects.toThrow(
    /^Cannot write to \/(proc|dev)\/.*hoose another folder with --out\.$/,
  );
});

test('a folder that may not be written is left as it is', async () => {
  const closed = join(folder, 'closed');
  await mkdir(closed);
  await chmod(folder, 0o755);
  await chmod(closed, 0o555);
  const root = process.getuid?.() === 0;
  // Nothing is forbidden to the superuser.
  if (root) process.seteuid?.(65_534);
  try {
    await expect(writeFiles(join(closed, 'dist'), files, folder)).rejects.toThrow(
      /^Cannot write to .*dist: it may not be written\. Choose another folder with --out\.$/,
    );
  } finally {
    if (root) process.seteuid?.(0);
    await chmod(closed, 0o755);
  }
  expect(await readdir(closed)).toEqual([]);
});

test('where one file fails, none of the others is half-written', async () => {
  const long = { path: `classic/${'x'.repeat(300)}.json`, text: 'x' };
  await expect(writeFiles('dist', [...files, long], folder)).rejects.toThrow('the name is too long');
  expect(await all()).toEqual([]);
});

test('where one file cannot be put in its place, those before it are as they were', async () => {
  await writeFiles('dist', files, folder);
  const before = await all();
  const changed = files.map((file) => ({ ...file, text: 'changed' }));
  const [fresh, blocked] = ['classic/c.json', 'classic/d'].map((path) => ({ path, text: 'new' }));
  const inside = { path: 'classic/d/e.json', text: 'x' };
  await expect(writeFiles('dist', [...changed, fresh!, blocked!, inside], folder)).rejects.toThrow(
    /^Cannot write to .*dist: /,
  );
  expect(await all()).toEqual(before);
  for (const { path, text } of files) {
    expect(await readFile(join(folder, 'dist', path), 'utf8')).toBe(text);
  }
});
