import { accessSync, constants } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import process from 'node:process';

type Env = Readonly<Record<string, string | undefined>>;

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'msedge'];
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** The user's Chromium: the one `CHROMIUM` names, else the first on PATH or at its usual place. */
export function findBrowser(env: Env = process.env): string {
  const named = env['CHROMIUM'];
  if (named !== undefined && named !== '') {
    const found = isAbsolute(named) ? [named].find(runs) : onPath([named], env);
    if (found !== undefined) return found;
    throw new Error(`CHROMIUM names ${JSON.stringify(named)}, and no program is there.`);
  }
  const found = onPath(names, env) ?? places.find(runs);
  if (found !== undefined) return found;
  throw new Error(
    'No Chromium or Chrome was found on PATH. Install one (Debian: apt-get install -y chromium), ' +
      'or name yours: CHROMIUM=/path/to/chrome',
  );
}

function onPath(programs: readonly string[], env: Env): string | undefined {
  const folders = (env['PATH'] ?? env['Path'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const endings = process.platform === 'win32' ? ['.exe', ''] : [''];
  return programs
    .flatMap((name) => folders.flatMap((folder) => endings.map((ending) => join(folder, name + ending))))
    .find(runs);
}

function runs(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
