import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { goLines } from '../progress.js';
import type { Workshop } from '../recipe.js';

/** A Go module at a pinned version, and what to compile of it. */
export interface GoModule {
  readonly path: string;
  readonly version: string;
  /** Packages below the module's path; an empty text is the module itself. */
  readonly packages: readonly string[];
  readonly tags?: readonly string[];
  /** Variables the linker sets, such as the version a program prints. */
  readonly variables?: Readonly<Record<string, string>>;
}

interface ModuleVersion {
  readonly Path: string;
  readonly Version?: string;
}

interface ModuleFile {
  readonly Go: string;
  readonly Replace?: readonly { readonly Old: ModuleVersion; readonly New: ModuleVersion }[] | null;
  readonly Exclude?: readonly ModuleVersion[] | null;
}

const OLDEST = [1, 21] as const;

/** Go from 1.21 on fetches the newer Go a module asks for. */
async function requireGo(run: Workshop['run']): Promise<void> {
  const printed = await run('go', ['version']).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  const [major = 0, minor = 0] = (/go(\d+)\.(\d+)/.exec(printed) ?? []).slice(1).map(Number);
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return;
  throw new Error(
    `${printed ? `${printed} is too old` : 'There is no "go" on PATH'}. ` +
      `Install Go ${OLDEST.join('.')} or newer (https://go.dev/dl), or let the CCBOARDS_ variables that ` +
      '`npm run engines -- --help` lists point to ready programs.',
  );
}

/** Programs run anywhere, without a C compiler, and hold no path of this machine. */
export const goEnvironment = { CGO_ENABLED: '0', GOWORK: 'off' } as const;

export function buildFlags(of: Pick<GoModule, 'tags' | 'variables'>): string[] {
  const set = Object.entries(of.variables ?? {}).map(([name, value]) => `-X ${name}=${value}`);
  const tags = of.tags?.length ? ['-tags', of.tags.join(',')] : [];
  return ['-v', '-mod=mod', '-trimpath', '-ldflags', ['-s', '-w', ...set].join(' '), ...tags];
}

/**
 * Compiles packages of a foreign module in a module of our own. Go reads replace and exclude lines of the
 * main module only, so those of the foreign go.mod are repeated here; a replacement by a folder of its
 * repository is left out, because the published module has no such folder.
 */
export async function compileModule(module: GoModule, workshop: Workshop): Promise<void> {
  const { run, say, scratch, output } = workshop;
  await requireGo(run);
  const folder = join(scratch, 'module');
  await mkdir(folder, { recursive: true });
  say('fetching the module');
  const pinned = `${module.path}@${module.version}`;
  const downloaded = await run('go', ['mod', 'download', '-json', pinned], {
    cwd: folder,
    env: goEnvironment,
  });
  const { GoMod } = JSON.parse(downloaded) as { GoMod: string };
  const file = JSON.parse(await run('go', ['mod', 'edit', '-json', GoMod], { cwd: folder })) as ModuleFile;
  await writeFile(join(folder, 'go.mod'), moduleFile(module, file));
  say('reading the module graph');
  const packages = module.packages.map((name) => (name ? `${module.path}/${name}` : module.path));
  const args = ['build', ...buildFlags(module), '-o', `${output}/`, ...packages];
  await run('go', args, { cwd: folder, env: goEnvironment, onLine: goLines(say) });
}

const text = (of: ModuleVersion) => [of.Path, of.Version].filter(Boolean).join(' ');

function moduleFile(module: GoModule, theirs: ModuleFile): string {
  const published = (theirs.Replace ?? []).filter((line) => line.New.Version);
  return [
    'module engines.local/build',
    `go ${theirs.Go}`,
    `require ${module.path} ${module.version}`,
    ...published.map((line) => `replace ${text(line.Old)} => ${text(line.New)}`),
    ...(theirs.Exclude ?? []).map((line) => `exclude ${text(line)}`),
    '',
  ].join('\n');
}
