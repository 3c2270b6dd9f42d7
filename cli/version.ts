import { readFileSync } from 'node:fs';
import { Problem } from './problem.js';

/** The version of this package, beside the sources or the compiled code. */
export function version(): string {
  for (const place of ['../package.json', '../../package.json']) {
    const found = read(new URL(place, import.meta.url));
    if (found !== undefined) return (JSON.parse(found) as { version: string }).version;
  }
  throw new Problem('The package.json of claude-code-boards is missing: install it again.');
}

function read(place: URL): string | undefined {
  try {
    return readFileSync(place, 'utf8');
  } catch {
    return undefined;
  }
}
