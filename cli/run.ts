import { parseArgs } from 'node:util';
import type { Command, Entry, Surroundings, Values } from './command.js';
import { commands } from './commands.js';
import { common, helpOf, overview } from './help.js';
import { exit, messageOf, Problem } from './problem.js';
import { version } from './version.js';
import { visible } from './visible.js';
import { wrongOption } from './wrong-option.js';

/** Runs one command line and returns its exit code. Problems are printed, never thrown. */
export async function run(args: readonly string[], terminal: Surroundings): Promise<number> {
  const around: Surroundings = {
    ...terminal,
    out: (text) => terminal.out(visible(text)),
    err: (text) => terminal.err(visible(text)),
    redraw: terminal.redraw ?? terminal.err,
  };
  const [first, ...rest] = args;
  const helping = first === 'help' && rest.length > 0;
  const [name, others] = helping ? [rest[0], [...rest.slice(1), '--help']] : [first, rest];
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    around.out(overview());
    return name === undefined ? exit.usage : exit.ok;
  }
  try {
    if (name === '--version' || name === '-v') {
      around.out(`${version()}\n`);
      return exit.ok;
    }
    const entry = commands.find((one) => one.name === name || one.alias === name);
    if (!entry) throw new Problem(unknownCommand(name), { exitCode: exit.usage });
    const { command } = await entry.load();
    return await runCommand(entry, command, others, around);
  } catch (error) {
    return explain(error, around);
  }
}

async function runCommand(entry: Entry, command: Command, args: readonly string[], around: Surroundings) {
  const parsed = parse(entry, command, args);
  if (parsed.values['help'] === true) {
    around.out(helpOf(entry, command));
    return exit.ok;
  }
  if (!command.operands && parsed.positionals.length > 0) {
    throw new Problem(`ccboards ${entry.name} takes no further words, got "${parsed.positionals[0]}"`, {
      exitCode: exit.usage,
    });
  }
  refuseEmpty(command, parsed);
  return command.run(parsed.values, parsed.positionals, around);
}

/** An empty value is a variable that was not set, never what somebody means. */
function refuseEmpty({ options }: Command, { values, positionals }: Parsed): void {
  for (const [name, value] of Object.entries(values)) {
    const empty = [value].flat().find((one) => typeof one === 'string' && one.trim() === '');
    if (empty === undefined) continue;
    const word = options[name]?.value ?? 'value';
    throw new Problem(`--${name} is empty. Write --${name} <${word}>, or leave it out.`, {
      exitCode: exit.usage,
    });
  }
  if (positionals.some((word) => word.trim() === '')) {
    throw new Problem('One of the words is empty: is a variable not set?', { exitCode: exit.usage });
  }
}

/** Of two values one would be dropped without a word. */
function refuseTwice({ options }: Command, names: readonly string[]): void {
  const seen = new Set<string>();
  for (const name of names) {
    const { type, multiple = false } = options[name] ?? {};
    if (type !== 'string' || multiple) continue;
    if (seen.has(name))
      throw new Problem(`--${name} is given twice: give it once.`, { exitCode: exit.usage });
    seen.add(name);
  }
}

type Parsed = { readonly values: Values; readonly positionals: readonly string[] };

function parse(entry: Entry, command: Command, args: readonly string[]): Parsed {
  const options = { ...command.options, ...common };
  try {
    const { tokens, ...parsed } = parseArgs({
      args: [...args],
      options,
      allowPositionals: true,
      strict: true,
      tokens: true,
    });
    refuseTwice(
      command,
      tokens.flatMap((one) => (one.kind === 'option' ? [one.name] : [])),
    );
    return parsed;
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem(`${wrongOption(error, options)}\nSee: ccboards ${entry.name} --help`, {
      exitCode: exit.usage,
      cause: error,
    });
  }
}

function explain(error: unknown, around: Surroundings): number {
  if (error instanceof Problem) {
    around.err(`${error.message}\n`);
    return error.exitCode;
  }
  around.err(`${messageOf(error)}\n`);
  if (around.env['CCBOARDS_DEBUG'] && error instanceof Error) around.err(`${error.stack ?? ''}\n`);
  return exit.error;
}

function unknownCommand(name: string): string {
  return `There is no command "${name}". Commands: ${commands.map((one) => one.name).join(', ')}`;
}
