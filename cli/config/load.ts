import { access, readFile, stat } from 'node:fs/promises';
import { basename, dirname, extname, join, relative, resolve } from 'node:path';
import { Problem } from '../problem.js';
import { boardFaults } from './board-fault.js';
import { inWords } from './fault.js';
import { placeOfError } from './place-of-error.js';
import { importFile } from './import-file.js';
import { configSchema, settingsAt, type Settings } from './schema.js';

const names = [
  'ccboards.config.ts',
  'ccboards.config.mts',
  'ccboards.config.js',
  'ccboards.config.mjs',
  'ccboards.config.json',
] as const;

/** Reads the configuration: the file that is named, else the first found in `cwd`, else the defaults. */
export async function loadConfig(cwd: string, named?: string): Promise<Settings> {
  const path = named === undefined ? await find(cwd) : resolve(cwd, named);
  if (path === undefined) {
    await refuseAbove(cwd);
    return configSchema.parse({});
  }
  return checkConfig(await read(path), basename(path));
}

/** Where the configuration is, or where it would be looked for. */
export async function configPath(cwd: string, named?: string): Promise<readonly string[]> {
  if (named !== undefined) return [resolve(cwd, named)];
  const path = await find(cwd);
  return path === undefined ? names.map((name) => join(cwd, name)) : [path];
}

/** Checks a value against the schema; every fault is named with its path in the configuration. */
export function checkConfig(value: unknown, source = 'configuration'): Settings {
  const checked = configSchema.safeParse(value);
  if (checked.success) return withSoundBoards(checked.data, source);
  const faults = checked.error.issues.map((issue) => {
    const place = [source, issue.path.map(String).filter(Boolean).join('.')].filter(Boolean).join(' › ');
    const said = source.endsWith('.json') && issue.path[0] === 'boards' && notInJson;
    return `${place}\n  ${said || inWords(issue, value, settingsAt(issue.path))}`;
  });
  throw new Problem(faults.join('\n'));
}

/** Boards that types did not check are checked here, for every command alike. */
function withSoundBoards(settings: Settings, source: string): Settings {
  const faults = settings.boards.flatMap(boardFaults);
  if (faults.length === 0) return settings;
  throw new Problem(
    faults.map(({ place, said }) => `${[source, 'boards', ...place].join(' › ')}\n  ${said}`).join('\n'),
  );
}

/** Boards hold measures and panels, which only code can name. */
const notInJson =
  'JSON cannot hold boards. Write them in ccboards.config.ts: export default defineConfig({ boards: [...] })';

/** In a folder of a project, its boards are meant, not the defaults: an apply would write those over them. */
async function refuseAbove(cwd: string): Promise<void> {
  const folder = dirname(cwd);
  if (folder === cwd) return;
  const above = await find(folder);
  if (above === undefined) return refuseAbove(folder);
  const shown = relative(process.cwd(), above);
  throw new Problem(`There is no configuration here, but one above: name it with --config ${shown}.`);
}

async function find(cwd: string): Promise<string | undefined> {
  const found: string[] = [];
  for (const name of names) {
    const there = await access(join(cwd, name)).then(
      () => true,
      () => false,
    );
    if (there) found.push(name);
  }
  if (found.length > 1) {
    throw new Problem(`Two configurations: ${found.join(' and ')}. Keep one, or name it with --config.`);
  }
  return found[0] === undefined ? undefined : join(cwd, found[0]);
}

async function read(path: string): Promise<unknown> {
  const shown = relative(process.cwd(), path) || path;
  const there = await stat(path).catch(() => {
    throw new Problem(`There is no configuration at ${shown}.`);
  });
  if (there.isDirectory()) {
    throw new Problem(`${shown} is a folder, not a configuration. Name the file in it.`);
  }
  try {
    if (extname(path) === '.json') return JSON.parse((await readFile(path, 'utf8')).replace(/^\uFEFF/, ''));
    const module = (await importFile(path)) as { readonly default?: unknown };
    if (module.default === undefined) {
      throw new Problem(`${shown} has no default export. Write: export default defineConfig({ ... })`);
    }
    return unwrapped(module.default);
  } catch (error) {
    if (error instanceof Problem) throw error;
    const place = await placeOfError(error, path);
    const said = error instanceof Error ? error.message : String(error);
    throw new Problem(`${shown} cannot be read: ${said}${place ? `\n  at ${place}` : ''}`, { cause: error });
  }
}

/** In a CommonJS project a default export arrives inside of another one. */
function unwrapped(value: unknown): unknown {
  const inner = value as { readonly __esModule?: unknown; readonly default?: unknown } | null;
  return typeof value === 'object' && inner !== null && 'default' in inner ? inner.default : value;
}
