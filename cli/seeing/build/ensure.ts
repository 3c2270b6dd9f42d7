import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { bundleName, cacheFolder, findBundle, here, licencesName } from '../bundle-file.js';
import { bundle } from './bundle.js';
import { install } from './install.js';
import { withLock } from '../../lock.js';

const command = 'npm run seeing';

/**
 * Makes sure Grafana's data package is there as one file, and returns its path. The first time on a machine it
 * installs the packages into a temporary folder (180 MB, half a minute), bundles them, and keeps the bundle only.
 */
export async function ensureGrafanaData(say: (line: string) => void = () => {}): Promise<string> {
  const found = findBundle();
  if (found !== undefined) return found;
  const folder = cacheFolder();
  await mkdir(dirname(folder), { recursive: true });
  const onWait = () => say('another run builds the bundle of Grafana packages: waiting for it');
  return withLock(`${folder}.lock`, { onWait }, () => make(folder, say));
}

/** Copies the bundle and the licences of what is in it into a folder, for the package. */
export async function shipGrafanaData(into: string): Promise<void> {
  const from = dirname(await ensureGrafanaData());
  await mkdir(into, { recursive: true });
  for (const name of [bundleName, licencesName]) await cp(join(from, name), join(into, name));
}

async function make(folder: string, say: (line: string) => void): Promise<string> {
  const path = join(folder, bundleName);
  if (existsSync(path)) return path;
  const work = await mkdtemp(`${folder}.`);
  try {
    say('installing Grafana packages (180 MB, once)');
    const installed = join(work, 'installed');
    await install({ from: here, to: installed });
    say('bundling them');
    const made = join(work, 'made');
    await mkdir(made);
    await bundle({ installed, into: made });
    await rename(made, folder).catch((thrown: unknown) => {
      if (!existsSync(path)) throw thrown;
    });
    return path;
  } catch (thrown) {
    const reason = thrown instanceof Error ? thrown.message : String(thrown);
    throw new Error(`Grafana's data package could not be bundled: ${reason}\nTry again with: ${command}`, {
      cause: thrown,
    });
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}
