import { nearest } from '../src/logql/nearest.js';
import type { Option } from './command.js';

/** What is wrong with an option that `parseArgs` of Node refused, in our words where we have some. */
export function wrongOption(error: unknown, options: Readonly<Record<string, Option>>): string {
  const { code, message } = error as { readonly code?: unknown; readonly message: string };
  // `'-o, --out <value>'`: the long name, where there is one.
  const given = /'(?:-\S, )?(--?[^\s',]+)/.exec(message)?.[1];
  if (given === undefined) return message;
  const value = options[given.slice(2)]?.value ?? 'value';
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return unknownOption(given, Object.keys(options));
  if (/argument missing/.test(message)) return `${given} needs a value: ${given} <${value}>.`;
  if (/does not take an argument/.test(message)) return `${given} takes no value: write ${given} alone.`;
  if (/argument is ambiguous/.test(message)) {
    return `${given} needs a value: ${given} <${value}>; one that begins with "-" goes behind "=": ${given}=-...`;
  }
  return message;
}

function unknownOption(given: string, known: readonly string[]): string {
  const best = given.startsWith('--') ? nearest(given.slice(2), known) : undefined;
  return `There is no option ${given}.${best === undefined ? '' : ` Did you mean --${best}?`}`;
}
