#!/usr/bin/env node
import { tooOld } from './node-version.js';

/** A configuration that ends the process, or waits for what never comes, must not look like success. */
let finished = false;
process.on('exit', () => {
  if (finished) return;
  process.stderr.write(
    'Nothing was done: the configuration ended the process, or waits for what never comes.\n',
  );
  process.exitCode = 1;
});

/** `ccboards diff | head`: whoever reads has had enough. The work goes on, and its exit code stays true. */
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') return;
    const why = error.code === 'ENOSPC' ? 'the disk is full' : error.message;
    process.stderr.write(`The output cannot be written: ${why}.\n`);
    finished = true;
    process.exit(1);
  });
}

/** Node rejects a module that failed to load a second time, which nobody can catch: it has been said by then. */
process.on('unhandledRejection', (reason) => {
  if (!finished) throw reason;
});

/** The first Ctrl-C ends what runs in order, the second at once. */
function interruption(): AbortSignal {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.on(name, () => {
      if (controller.signal.aborted) {
        finished = true;
        process.exit(130);
      }
      controller.abort();
    });
  }
  return controller.signal;
}

const old = tooOld(process.versions.node);
if (old !== undefined) {
  process.stderr.write(`${old}\n`);
  finished = true;
  process.exit(1);
}

const { run } = await import('./run.js');
const code = await run(process.argv.slice(2), {
  cwd: process.cwd(),
  env: process.env,
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  live: process.stderr.isTTY === true && !process.env['CI'],
  interruption,
});
finished = true;
process.exitCode = code;
