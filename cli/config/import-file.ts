import * as modules from 'node:module';
import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Problem } from '../problem.js';

/** `process.features.typescript` is false, or the way newer Node strips types. */
const readsTypeScript = Boolean((process.features as { readonly typescript?: unknown }).typescript);

/** Newer Node reads TypeScript itself; on an older one `tsx` of the user's project does it. */
export async function importFile(path: string): Promise<unknown> {
  const url = pathToFileURL(path).href;
  if (/\.m?ts$/.test(path) && !runsUnderTsx()) {
    if (readsTypeScript) takeForModules();
    else await learnTypeScript(path);
  }
  return import(url);
}

function runsUnderTsx(): boolean {
  return import.meta.url.endsWith('.ts');
}

/**
 * Lets this process read TypeScript for good. Not through `tsImport`: it would load this package a second time,
 * and what one copy throws or marks the other does not know.
 */
async function learnTypeScript(path: string): Promise<void> {
  (await loadTsx(path)).register();
  modules.register(`data:text/javascript,${encodeURIComponent(asModules)}`);
}

/** Also where a project has no `"type": "module"`, a `.ts` file with imports is a module. */
const asModules = `export async function resolve(specifier, context, next) {
  const found = await next(specifier, context);
  return /[.]ts([?]|$)/.test(found.url) ? { ...found, format: 'module' } : found;
}`;

/** The same for a Node that reads TypeScript itself: `npm init` writes `"type": "commonjs"`. */
function takeForModules(): void {
  const { registerHooks } = modules as unknown as { readonly registerHooks?: (hooks: object) => void };
  if (tookForModules || registerHooks === undefined) return;
  tookForModules = true;
  registerHooks({
    resolve(specifier: string, context: object, next: (specifier: string, context: object) => Resolved) {
      const found = next(specifier, context);
      return /[.]ts([?]|$)/.test(found.url) ? { ...found, format: 'module-typescript' } : found;
    },
  });
}

let tookForModules = false;

interface Resolved {
  readonly url: string;
}

interface Tsx {
  register(): unknown;
}

async function loadTsx(path: string): Promise<Tsx> {
  try {
    // What is resolved for require() stands beside what import takes.
    const found = modules
      .createRequire(path)
      .resolve('tsx/esm/api')
      .replace(/\.cjs$/, '.mjs');
    return (await import(pathToFileURL(found).href)) as Tsx;
  } catch (error) {
    throw new Problem(
      `${basename(path)} is TypeScript, which Node ${process.versions.node} cannot read by itself. ` +
        'Run: npm install --save-dev tsx, or use Node 22.18 or newer, or write the configuration as .mjs or .json.',
      { cause: error },
    );
  }
}
