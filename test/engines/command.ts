import { parseArgs } from 'node:util';
import { install, type Installed } from './install.js';
import type { Screen } from './progress.js';
import { title, type Recipe } from './recipe.js';

export interface CommandOptions {
  readonly recipes: readonly Recipe[];
  readonly screen: Screen;
  readonly print: (text: string) => void;
  readonly env: NodeJS.ProcessEnv;
}

/** `npm run engines`: makes every engine ready, or says why not. Returns the exit code. */
export async function enginesCommand(args: readonly string[], options: CommandOptions): Promise<number> {
  const { recipes, screen, print, env } = options;
  const { values } = parseArgs({
    args: [...args],
    options: { quiet: { type: 'boolean' }, json: { type: 'boolean' }, help: { type: 'boolean' } },
  });
  if (values.help) {
    print(help(recipes));
    return 0;
  }
  const done: Installed[] = [];
  try {
    for (const recipe of recipes) {
      const one = await install(recipe, { screen, env });
      done.push(one);
      if (!values.quiet && !values.json && one.builtIn === 0) print(summary(one));
    }
  } catch (error) {
    screen.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
  if (values.json) print(JSON.stringify(done, null, 2));
  return 0;
}

function summary(one: Installed): string {
  const lines = Object.entries(one.programs).map(([name, { path, from }]) => `  ${name}  ${path}  (${from})`);
  return [`${one.name} ${one.version}: ready`, ...lines].join('\n');
}

function help(recipes: readonly Recipe[]): string {
  const width = Math.max(...recipes.map((recipe) => title(recipe).length));
  const variables = recipes.flatMap((recipe) => recipe.programs.map((program) => program.variable));
  return [
    'npm run engines [-- --quiet | --json | --help]',
    '',
    'Builds the programs the tests run on from their Go modules, once, into a cache outside this folder:',
    ...recipes.map((recipe) => `  ${title(recipe).padEnd(width)}  ${recipe.takes}`),
    '',
    'Ready programs are taken from these variables first, then from the cache, then from PATH when the',
    'version fits:',
    `  ${variables.join(' ')}`,
    '',
    '  CCBOARDS_ENGINES   another folder for the cache',
    '  --quiet            print nothing when all are ready',
    '  --json             print what was found or built, as JSON on stdout',
  ].join('\n');
}
