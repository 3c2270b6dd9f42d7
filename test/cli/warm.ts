import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Ended } from './ccboards.js';
import type { Asked } from './warm-child.js';

let child: ChildProcess | undefined;
let last: Promise<unknown> = Promise.resolve();

/**
 * Runs the command in one process, which ends with this one, by the runtime that users have: vitest's own reads no
 * configuration that imports the library. A configuration is read once: one that changes needs a name of its own, or
 * `start`.
 */
export function ccboards(cwd: string, ...args: readonly string[]): Promise<Ended> {
  const ended = last.then(() => ask({ cwd, args }));
  last = ended.catch(() => undefined);
  return ended;
}

function ask(asked: Asked): Promise<Ended> {
  const running = (child ??= begun());
  return new Promise((done, failed) => {
    const died = (code: number | null) => failed(new Error(`ccboards ended the process with ${code}`));
    running.once('exit', died);
    running.once('message', (ended) => {
      running.off('exit', died);
      done(ended as Ended);
    });
    running.send(asked);
  });
}

function begun(): ChildProcess {
  const started = fork(fileURLToPath(new URL('warm-child.ts', import.meta.url)), {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  started.unref();
  started.channel?.unref();
  return started;
}
