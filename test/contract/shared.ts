import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A file of the folder with other people's schemas and specifications. */
export function sharedText(path: string): string {
  const folder = process.env['CCBOARDS_SHARED'];
  if (!folder) {
    throw new Error(
      'CCBOARDS_SHARED is not set: give it the folder that holds grafana-schemas and grafana-api',
    );
  }
  return readFileSync(join(folder, path), 'utf8');
}
