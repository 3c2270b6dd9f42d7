import { spawn, type ChildProcess } from 'node:child_process';
import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { findBrowser } from './find.js';
import { openTab, type Tab, type TabOptions } from './tab.js';
import { connect, type Wire } from './wire.js';

const startMs = 30_000;

/** A Chromium without a window, with a profile of its own that goes with it. */
export interface Browser {
  readonly open: (options: TabOptions) => Promise<Tab>;
  readonly close: () => Promise<void>;
}

/** Starts the user's Chromium. Its sandbox needs another user than root: as root it runs without one. */
export async function startBrowser(program = findBrowser()): Promise<Browser> {
  const profile = await mkdtemp(join(tmpdir(), 'ccboards-browser-'));
  const child = spawn(program, argumentsOf(profile), { stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  // Whatever ends this process, no browser stays behind.
  const atExit = () => {
    child.kill('SIGKILL');
    rmSync(profile, { recursive: true, force: true });
  };
  process.once('exit', atExit);
  const stop = async () => {
    process.off('exit', atExit);
    child.kill('SIGKILL');
    await ended;
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  let wire: Wire;
  try {
    wire = await connect(await addressOf(child, program));
  } catch (thrown) {
    await stop();
    throw thrown;
  }
  return Object.freeze<Browser>({
    open: (options) => openTab(wire, options),
    close: async () => {
      wire.close();
      await stop();
    },
  });
}

function argumentsOf(profile: string): readonly string[] {
  return [
    '--headless=new',
    '--remote-debugging-port=0',
    `--user-data-dir=${profile}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-extensions',
    '--disable-sync',
    '--disable-gpu',
    '--disable-dev-shm-usage',
    '--hide-scrollbars',
    '--force-color-profile=srgb',
    '--font-render-hinting=none',
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    'about:blank',
  ];
}

/** The browser says on its error output where it can be talked to. */
function addressOf(child: ChildProcess, program: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let told = '';
    const fail = (why: string) => reject(new Error(`${program} ${why}:\n${told.trim().slice(-1000)}`));
    const timer = setTimeout(() => fail(`did not start within ${startMs / 1000} s`), startMs);
    child.once('error', (thrown) => fail(`cannot be started: ${thrown.message}`));
    child.once('close', (code) => fail(`ended with ${code}`));
    child.stderr?.on('data', (chunk: Buffer) => {
      told = (told + chunk.toString()).slice(-10_000);
      const found = /DevTools listening on (ws:\S+)/.exec(told)?.[1];
      if (found === undefined) return;
      clearTimeout(timer);
      resolve(found);
    });
  });
}
