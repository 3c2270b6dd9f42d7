import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** The real command in a process of its own, to be watched and interrupted. */
export function start(
  cwd: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
  stdout: 'pipe' | number = 'pipe',
) {
  const child = spawn(process.execPath, ['--import', tsx, `${root}cli/main.ts`, ...args], {
    cwd,
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...env },
    stdio: ['ignore', stdout, 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr!.setEncoding('utf8').on('data', (text: string) => (err += text));
  // Once its pipes are read to the end too, which is later than its exit.
  let over = false;
  const ended = new Promise<Ended>((done) => {
    child.on('close', (code) => {
      over = true;
      done({ code, out, err });
    });
  });
  return {
    ended,
    out: () => out,
    err: () => err,
    interrupt: () => child.kill('SIGINT'),
    end: () => child.kill('SIGKILL'),
    /** Reads no more of what it prints, as `| head` does. */
    shut: () => child.stdout?.destroy(),
    /** Waits until what was printed says it. */
    async says(wanted: RegExp, milliseconds = 60_000): Promise<void> {
      const until = Date.now() + milliseconds;
      while (!wanted.test(out) && !wanted.test(err)) {
        if (Date.now() > until || over) {
          throw new Error(`ccboards ${args.join(' ')} never said ${wanted}:\n${out}\n${err}`);
        }
        await new Promise((done) => setTimeout(done, 50));
      }
    },
  };
}

/** Runs the real command to its end. */
export function ccboards(cwd: string, ...args: readonly string[]): Promise<Ended> {
  return start(cwd, args).ended;
}
