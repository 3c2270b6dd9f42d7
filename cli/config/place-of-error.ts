import { execFile } from 'node:child_process';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/**
 * Where in the user's own files something went wrong: `boards/team.ts:12:5`. Undefined where nothing says so, or
 * where the message says it itself.
 */
export async function placeOfError(error: unknown, path: string): Promise<string | undefined> {
  if (!(error instanceof Error)) return undefined;
  // Where tsx reads JavaScript, it says "Parse error" of the first character, wherever the fault is.
  if (error instanceof SyntaxError || error.message.startsWith('Parse error')) return syntaxPlace(path);
  return error.message.includes(path) ? undefined : ownLine(error.stack ?? '');
}

/** The runtime keeps the line of a module that is none to itself; asked to check the file, it says it. */
async function syntaxPlace(path: string): Promise<string | undefined> {
  const said = await promisify(execFile)(process.execPath, ['--check', path]).then(
    () => '',
    (error: { readonly stderr?: string }) => error.stderr ?? '',
  );
  const [, line] = /:(\d+)\r?\n/.exec(said) ?? [];
  return line === undefined ? undefined : `${relative(process.cwd(), path)}:${line}`;
}

/** The innermost call that stands neither in the runtime nor in a package. */
function ownLine(stack: string): string | undefined {
  for (const [, place] of stack.matchAll(/^ +at (?:.*[ (])?((?:file:\/\/)?\/[^()\s]*:\d+:\d+)\)?$/gm)) {
    const [, where, at] = /^(.*?)(?:\?[^:]*)?(:\d+:\d+)$/.exec(place!)!;
    const file = where!.startsWith('file:') ? fileURLToPath(where!) : where!;
    if (!file.includes('/node_modules/') && !file.startsWith(ourselves))
      return relative(process.cwd(), file) + at;
  }
  return undefined;
}

/** The folder of this package, sources or compiled. */
const ourselves = fileURLToPath(new URL('../..', import.meta.url));
