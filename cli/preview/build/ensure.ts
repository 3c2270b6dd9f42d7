import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { install } from '../../seeing/build/install.js';
import { withLock } from '../../lock.js';
import { findPage, here, installedFolder, isMade, licencesName, made, pageFolder } from '../page-files.js';
import { bundlePage } from './bundle.js';

const command = 'npm run preview-page';

type Say = (line: string) => void;

/**
 * Makes sure the preview's page is built, and returns its folder. The first time on a machine it installs Grafana's
 * packages into the cache (450 MB, half a minute); they stay there, so that an edited page is built in a second.
 */
export async function ensurePage(say: Say = () => {}): Promise<string> {
  const found = findPage();
  if (found !== undefined) return found;
  const folder = pageFolder();
  await mkdir(dirname(folder), { recursive: true });
  const onWait = () => say('another run builds the page: waiting for it');
  return withLock(`${folder}.lock`, { onWait }, () => makePage(folder, say));
}

/** Copies the page and the licences of what is in it into a folder, for the package. */
export async function shipPage(into: string): Promise<void> {
  const from = await ensurePage();
  await mkdir(into, { recursive: true });
  for (const name of [...made, licencesName]) await cp(join(from, name), join(into, name));
}

/** The folder that holds Grafana's packages in the cache. */
export async function ensurePackages(say: Say = () => {}): Promise<string> {
  const folder = installedFolder();
  await mkdir(dirname(folder), { recursive: true });
  const onWait = () => say('another run installs Grafana packages: waiting for it');
  const work = async () => {
    if (existsSync(folder)) return folder;
    say('installing Grafana packages (450 MB, once)');
    await inPlace(folder, (to) => install({ from: join(here, 'page'), to }));
    return folder;
  };
  return withLock(`${folder}.lock`, { onWait }, work);
}

async function makePage(folder: string, say: Say): Promise<string> {
  if (isMade(folder)) return folder;
  try {
    const installed = await ensurePackages(say);
    say('bundling the page');
    await inPlace(folder, async (into) => {
      await bundlePage({ installed, into });
    });
    return folder;
  } catch (thrown) {
    const reason = thrown instanceof Error ? thrown.message : String(thrown);
    throw new Error(`the preview's page could not be built: ${reason}\nTry again with: ${command}`, {
      cause: thrown,
    });
  }
}

/** A folder is there as a whole or not at all. */
async function inPlace(folder: string, fill: (into: string) => Promise<void>): Promise<void> {
  const work = await mkdtemp(`${folder}.`);
  try {
    await fill(work);
    await rename(work, folder).catch((thrown: unknown) => {
      if (!existsSync(folder)) throw thrown;
    });
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}
