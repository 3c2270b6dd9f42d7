import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { findBrowser } from '../cli/preview/browser/find.js';

/**
 * `npm run browser`: makes sure there is a Chromium for the tests that look at the preview. As root on Debian and its
 * kin it installs one; elsewhere it says what to do.
 */
const steps = [
  ['apt-get', 'update'],
  ['apt-get', 'install', '-y', '--no-install-recommends', 'chromium'],
] as const;
const quiet = process.argv.includes('--quiet');

function find(): string | undefined {
  try {
    return findBrowser();
  } catch (thrown) {
    if (process.env['CHROMIUM']) throw thrown;
    return undefined;
  }
}

function install(): void {
  const isRoot = process.getuid?.() === 0;
  const hasApt = spawnSync('apt-get', ['--version']).status === 0;
  if (!isRoot || !hasApt) findBrowser();
  console.error('installing Chromium with apt-get (once, about a minute)');
  for (const [program, ...args] of steps) {
    const { status, stderr, stdout } = spawnSync(program, args, {
      encoding: 'utf8',
      timeout: 600_000,
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    if (status === 0) continue;
    const told = `${stdout}\n${stderr}`.trim().slice(-1500);
    throw new Error(`Chromium could not be installed. Run: ${[program, ...args].join(' ')}\n${told}`);
  }
}

if (find() === undefined) install();
const path = findBrowser();
if (!quiet) console.log(path);
