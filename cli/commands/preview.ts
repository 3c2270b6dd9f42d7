import { spawn } from 'node:child_process';
import process from 'node:process';
import { list, text, flag, type Command, type Surroundings } from '../command.js';
import { count } from '../count.js';
import { chooseSource, sourceOptions } from '../preview/choose-source.js';
import { filesBehind } from '../preview/boards.js';
import { servedPage } from '../preview/page-served.js';
import { startPreview } from '../preview/server.js';
import { shelfOf } from '../preview/shelf.js';
import { onSave } from '../preview/watch.js';
import { exit, Problem } from '../problem.js';
import { configOption } from './options.js';

export const command: Command = {
  about:
    "Shows the boards in a browser, drawn with Grafana's own components and without a Grafana server. An edited\n" +
    'board is drawn anew when its file is saved. It listens on 127.0.0.1 only; Ctrl-C ends it.\n' +
    'Without addresses it shows the recorded answers of a simulated fleet. Tokens for your stores are read from\n' +
    'CCBOARDS_PROMETHEUS_TOKEN and CCBOARDS_LOKI_TOKEN, a name and password from the address.',
  operands: '[file ...]',
  options: {
    board: { type: 'string', multiple: true, value: 'uid', help: 'this board only; may be repeated' },
    ...sourceOptions,
    port: { type: 'string', value: 'number', help: 'listen here (default: a free port)' },
    'no-open': { type: 'boolean', help: 'print the address and open no browser' },
    ...configOption,
  },
  async run(values, operands, around) {
    const { cwd } = around;
    const choice = { cwd, config: text(values, 'config'), only: list(values, 'board'), files: operands };
    const [source, shelf, files] = await Promise.all([
      chooseSource(values, around),
      shelfOf(choice),
      servedPage(),
    ]);
    const port = portOf(text(values, 'port'));
    const preview = await startPreview({ boards: shelf.boards, source, files, ...(port && { port }) });
    around.out(`${count(shelf.count, 'board')} at ${preview.url}\n${source.about}\n`);
    if (around.live && !flag(values, 'no-open')) open(preview.url);
    const stopWatching = onSave(
      () => filesBehind(choice),
      async () => {
        const problem = await shelf.refresh();
        if (problem !== undefined) around.err(`${problem}\nThe page shows the boards as they were.\n`);
        else preview.reload();
      },
    );
    try {
      // Made while the browser starts.
      await shelf.boards();
      await interrupted(around);
      return exit.ok;
    } finally {
      stopWatching();
      await preview.close();
    }
  },
};

function portOf(given: string | undefined): number | undefined {
  if (given === undefined) return undefined;
  const port = Number(given);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new Problem(`--port ${given}: give a number from 1 to 65535.`, { exitCode: exit.usage });
}

/** Ends with Ctrl-C, and never by itself. */
function interrupted({ interruption }: Surroundings): Promise<void> {
  const signal = interruption?.();
  return new Promise((resolve) => {
    if (signal?.aborted) resolve();
    signal?.addEventListener('abort', () => resolve(), { once: true });
  });
}

/** Where no browser can be opened, the address was printed. */
function open(url: string): void {
  const [program, args] =
    process.platform === 'darwin'
      ? ['open', [url]]
      : process.platform === 'win32'
        ? ['cmd', ['/c', 'start', '', url]]
        : ['xdg-open', [url]];
  const child = spawn(program as string, args as string[], { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
}
