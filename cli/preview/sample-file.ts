import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { cacheRoot, here } from './page-files.js';
import { boardKey } from './recording.js';

export const sampleName = 'sample.json.br';

/** Counts up when the sample is recorded in another way from the same boards. */
const recipe = 2;

/** Where a checkout keeps the sample recorded for boards: named after what they ask, not after their looks. */
export function samplePath(boards: readonly object[]): string {
  const digest = createHash('sha256')
    .update(`${recipe}\n${boards.map(boardKey).join('\n')}`)
    .digest('hex');
  return join(cacheRoot(), `sample-${digest.slice(0, 12)}.json.br`);
}

/** The sample that came with the package, else the one a checkout has recorded for its boards. */
export function findSample(boards: () => readonly object[]): string | undefined {
  const shipped = join(here, 'made', sampleName);
  if (existsSync(shipped)) return shipped;
  const recorded = samplePath(boards());
  return existsSync(recorded) ? recorded : undefined;
}
