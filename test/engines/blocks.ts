import { execFile } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { requireProgram } from './find.js';
import { prometheus as recipe } from './recipes/prometheus.js';

/** Writes OpenMetrics text into a data folder as blocks. A Prometheus that runs sees them within a minute. */
export async function createBlocks(options: { readonly text: string; readonly data: string }): Promise<void> {
  const input = join(options.data, 'history.openmetrics');
  await writeFile(input, options.text);
  // Blocks longer than two hours: the tool reads its whole input once a block.
  const args = [
    'tsdb',
    'create-blocks-from',
    '--max-block-duration=480h',
    'openmetrics',
    input,
    options.data,
  ];
  try {
    await promisify(execFile)(requireProgram(recipe, 'promtool'), args, {
      timeout: 300_000,
      maxBuffer: 1 << 26,
    });
  } finally {
    await rm(input, { force: true });
  }
}
