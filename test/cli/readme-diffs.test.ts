import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ccboards } from './ccboards.js';

/** A project of somebody who uses the package: its entry points lead to the sources. */
const root = fileURLToPath(new URL('../..', import.meta.url));
let page: string;
let folder: string;

beforeAll(async () => {
  page = await readFile(join(root, 'docs/extending.md'), 'utf8');
  folder = await project();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A new project, with the file the page begins with. */
async function project(): Promise<string> {
  const made = await realpath(await mkdtemp(join(tmpdir(), 'ccboards-extending-')));
  const home = join(made, 'node_modules/claude-code-boards');
  await mkdir(home, { recursive: true });
  for (const room of ['cli', 'src', 'queries', 'panels', 'dashboards', 'rules', 'pipeline', 'node_modules']) {
    await symlink(join(root, room), join(home, room));
  }
  const entry = { type: 'module', exports: { '.': './cli/index.ts' } };
  await writeFile(join(home, 'package.json'), JSON.stringify({ name: 'claude-code-boards', ...entry }));
  await writeFile(join(made, 'package.json'), JSON.stringify({ type: 'module', private: true }));
  const { compilerOptions } = JSON.parse(await readFile(join(root, 'tsconfig.json'), 'utf8')) as {
    compilerOptions: object;
  };
  const options = {
    ...compilerOptions,
    noEmit: true,
    allowImportingTsExtensions: true,
    rootDir: '/',
    typeRoots: [join(root, 'node_modules/@types')],
  };
  const config = { compilerOptions: options, include: ['*.ts', 'boards', 'measures'] };
  await writeFile(join(made, 'tsconfig.json'), JSON.stringify(config));
  const [, name, text] = /```ts (\S+)\n([^]*?)```/.exec(page)!;
  await writeFile(join(made, name!), text!);
  return made;
}

/** The change a section of the page shows. */
function diffOf(section: string): string {
  const found = new RegExp(`\n## ${section}\n[^]*?\`\`\`diff\n([^]*?)\`\`\``).exec(page);
  if (!found) throw new Error(`docs/extending.md shows no change under "${section}"`);
  return found[1]!;
}

/** Changes are shown with as few lines around them as a reader needs. */
function make(diff: string, cwd = folder): void {
  execFileSync('git', ['apply', '--unidiff-zero', '-'], { cwd, input: diff });
}

/** What the compiler finds in the project's own files. */
function wrongTypes(cwd = folder): string[] {
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  try {
    execFileSync(process.execPath, [tsc, '-p', cwd, '--pretty', 'false'], { cwd, stdio: 'pipe' });
    return [];
  } catch (error) {
    const lines = String((error as { stdout: Buffer }).stdout).split('\n');
    return lines.filter((line) => /^(ccboards\.config|boards|measures)/.test(line));
  }
}

const panelsOf = async (cwd = folder) => {
  const text = await readFile(join(cwd, 'dist/classic/our-team.json'), 'utf8');
  const { panels } = JSON.parse(text) as { panels: { title: string; type: string }[] };
  return panels.filter(({ type }) => type !== 'row').map(({ title }) => title);
};

const steps = [
  ['A board', ['Cost', 'Sessions', 'Cost by project'], 40],
  ['A panel', ['Cost', 'Sessions', 'Cost by project', 'Cost per day by project'], 15],
  [
    'A measure',
    ['Cost', 'Sessions', 'Cost by project', 'Cost per day by project', 'Mentions per day by team'],
    20,
  ],
] as const;

test.each(steps)(
  '%s: the change on the page is small, has the right types, and builds',
  async (section, panels, most) => {
    const diff = diffOf(section);
    const changed = diff.split('\n').filter((line) => /^[+-](?!\+\+|--)/.test(line));
    expect(changed.length).toBeLessThanOrEqual(most);
    make(diff);
    expect(wrongTypes()).toEqual([]);
    const { code, err } = await ccboards(folder, 'build');
    expect(code, err).toBe(0);
    expect(await panelsOf()).toEqual(panels);
  },
);

test('the inventory names the new measure as the page says', async () => {
  const [, shown] = /```json\n([^]*?)```/.exec(page)!;
  const inventory = JSON.parse(await readFile(join(folder, 'dist/inventory.json'), 'utf8')) as object[];
  expect(inventory).toContainEqual(expect.objectContaining(JSON.parse(shown!) as object));
});

test('a dimension the measure does not have does not compile', async () => {
  const path = join(folder, 'boards/team.ts');
  const text = await readFile(path, 'utf8');
  await writeFile(path, text.replace(`.by('project'), {`, `.by('tokenType'), {`));
  expect(wrongTypes()[0]).toMatch(/^boards\/team\.ts\(\d+,\d+\): error TS2345: .*"tokenType"/);
  const { err } = await ccboards(folder, 'build');
  expect(err).toBe(
    'ccboards.config.ts › boards › Our team › Since when › Cost per day by project\n' +
      '  Cost has no token type: nothing the client sends tells it\n',
  );
});

test('the changes the README shows have the right types together, and build', async () => {
  const readme = await readFile(join(root, 'README.md'), 'utf8');
  const own = await project();
  try {
    const diffs = [...readme.matchAll(/```diff\n([^]*?)```/g)].map(([, diff]) => diff!);
    for (const diff of diffs) make(diff, own);
    expect(diffs.length + steps.length).toBeGreaterThanOrEqual(3);
    expect(wrongTypes(own)).toEqual([]);
    const { code, err } = await ccboards(own, 'build');
    expect(code, err).toBe(0);
    if (diffs.length > 0) expect(await panelsOf(own)).toEqual(['Cost', 'Mentions', 'Cost per day']);
  } finally {
    await rm(own, { recursive: true, force: true });
  }
});
