import { spawn } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import process from 'node:process';
import { createInterface } from 'node:readline';
import type { RunOptions } from './recipe.js';

const TAIL = 40;

/** Runs a command to its end and returns what it printed on stdout; all output also goes to the log file. */
export async function run(
  command: string,
  args: readonly string[],
  options: RunOptions & { readonly log?: string } = {},
): Promise<string> {
  const child = spawn(command, args, {
    cwd: options.cwd,
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const stop = () => child.kill('SIGTERM');
  process.once('exit', stop);
  const out: string[] = [];
  const tail: string[] = [];
  const keep = (line: string) => {
    tail.push(line);
    if (tail.length > TAIL) tail.shift();
    if (options.log) appendFileSync(options.log, `${line}\n`);
    options.onLine?.(line);
  };
  createInterface({ input: child.stdout }).on('line', (line) => {
    out.push(line);
    keep(line);
  });
  createInterface({ input: child.stderr }).on('line', keep);
  try {
    const code = await new Promise<number | string | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code, signal) => resolve(signal ?? code));
    });
    if (code === 0) return out.join('\n');
    throw new Error(
      `${[command, ...args].join(' ')}\n  ended with ${code}\n${tail.map((l) => `  | ${l}`).join('\n')}`,
    );
  } finally {
    process.removeListener('exit', stop);
  }
}
