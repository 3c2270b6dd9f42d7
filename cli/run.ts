import { parseArgs } from 'node:util';
import type { Command, Entry, Surroundings } from './command.js';
import { commands } from './commands.js';
import { exit, Problem } from './problem.js';

const common = {
  help: { type: 'boolean', short: 'h', help: 'show this text' },
} as const;

/** Runs one command line and returns its exit code. Problems are printed, never thrown. */
export async function run(args: readonly string[], around: Surroundings): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    around.out(overview());
    return name === undefined ? exit.usage : exit.ok;
  }
  if (name === '--version' || name === '-v') {
    around.out(`${await version()}\n`);
    return exit.ok;
  }
  const entry = commands.find((one) => one.name === name || one.alias === name);
  try {
    if (!entry) throw new Problem(unknownCommand(name), { exitCode: exit.usage });
    const { command } = await entry.load();
    return await runCommand(entry, command, rest, around);
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
  return command.run(parsed.values, parsed.positionals, around);
}

function parse(entry: Entry, command: Command, args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: { ...command.options, ...common },
      allowPositionals: true,
      strict: true,
    });
  } catch (error) {
    throw new Problem(`${(error as Error).message}\nSee: ccboards ${entry.name} --help`, {
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

/** What happened and, where an error knows it, what to do about it. */
function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { todo } = error as { readonly todo?: unknown };
  return typeof todo === 'string' ? `${error.message}\n  ${todo}` : error.message;
}

function unknownCommand(name: string): string {
  return `There is no command "${name}". Commands: ${commands.map((one) => one.name).join(', ')}`;
}

function overview(): string {
  const width = Math.max(...commands.map((one) => one.name.length));
  const rows = commands.map((one) => `  ${one.name.padEnd(width)}  ${one.summary}`);
  return [
    'Usage: ccboards <command> [options]',
    '',
    ...rows,
    '',
    'ccboards <command> --help shows the options of a command.',
    'Exit codes: 0 done, 1 error, 2 wrong usage, 3 differences found, 4 done in part.',
    '',
  ].join('\n');
}

function helpOf(entry: Entry, command: Command): string {
  const options = Object.entries({ ...command.options, ...common });
  const left = options.map(([name, option]) => {
    const short = option.short ? `-${option.short}, ` : '    ';
    const value = 'value' in option && option.value ? ` <${option.value}>` : '';
    return `  ${short}--${name}${value}`;
  });
  const width = Math.max(...left.map((one) => one.length));
  const rows = options.map(([, option], index) => `${left[index]!.padEnd(width)}  ${option.help}`);
  const operands = command.operands ? ` ${command.operands}` : '';
  return [`Usage: ccboards ${entry.name} [options]${operands}`, '', command.about, '', ...rows, ''].join(
    '\n',
  );
}

async function version(): Promise<string> {
  const { readFile } = await import('node:fs/promises');
  for (const place of ['../package.json', '../../package.json']) {
    const found = await readFile(new URL(place, import.meta.url), 'utf8').catch(() => undefined);
    if (found) return (JSON.parse(found) as { version: string }).version;
  }
  throw new Problem('The package.json of claude-code-boards is missing: install it again.');
}
