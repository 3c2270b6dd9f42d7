import type { Command, Entry, Option } from './command.js';
import { commands } from './commands.js';

/** Options that every command has. */
export const common = {
  help: { type: 'boolean', short: 'h', help: 'show this text' },
} as const satisfies Record<string, Option>;

/** What exit codes mean, for every command alike. */
const codes: Readonly<Record<number, string>> = { 0: 'done', 1: 'error', 2: 'wrong usage' };

/** All commands in a line each. */
export function overview(): string {
  const width = Math.max(...commands.map((one) => one.name.length));
  const rows = commands.map((one) => `  ${one.name.padEnd(width)}  ${one.summary}`);
  return [
    'Usage: ccboards <command> [options]',
    '',
    ...rows,
    '',
    'ccboards help <command> shows the options of a command, ccboards --version the version.',
    'Exit codes: 0 done, 1 error, 2 wrong usage, 3 differences found, 4 done in part, 130 interrupted.',
    '',
  ].join('\n');
}

/** What a command does, its options and its exit codes. */
export function helpOf(entry: Entry, command: Command): string {
  const options: [string, Option][] = Object.entries({ ...command.options, ...common });
  const left = options.map(([name, option]) => {
    const short = option.short ? `-${option.short}, ` : '    ';
    return `  ${short}--${name}${option.value ? ` <${option.value}>` : ''}`;
  });
  const width = Math.max(...left.map((one) => one.length));
  const rows = options.map(([, option], index) => `${left[index]!.padEnd(width)}  ${option.help}`);
  const operands = command.operands ? ` ${command.operands}` : '';
  const also = entry.alias ? [`Also: ccboards ${entry.alias}`] : [];
  const exits = Object.entries({ ...codes, ...command.exits }).map(([code, words]) => `${code} ${words}`);
  return [
    `Usage: ccboards ${entry.name} [options]${operands}`,
    ...also,
    '',
    command.about,
    '',
    ...rows,
    '',
    `Exit codes: ${exits.join(', ')}.`,
    '',
  ].join('\n');
}
