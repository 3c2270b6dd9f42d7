import { existsSync } from 'node:fs';
import { copyFile, mkdir, rename, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { writeRecording } from '../cli/preview/recording.js';
import { sampleName, samplePath } from '../cli/preview/sample-file.js';
import { configSchema } from '../cli/config/schema.js';
import { boardsOf } from '../cli/config/settings.js';
import { toClassic } from '../src/grafana/index.js';
import { record } from '../test/preview/record.js';
import { sampleFleet, sampleNow, startSample } from '../test/preview/sample-stage.js';

/**
 * `npm run sample [folder]`: records what real stores answer to every panel of our boards, so that `ccboards preview`
 * and `ccboards shot` show something without any store. Kept in the cache by the boards' content; with a folder,
 * copied there.
 */
const args = process.argv.slice(2);
const into = args.find((one) => !one.startsWith('-'));
const boards = boardsOf(configSchema.parse({})).map((board) => toClassic(board));
const path = samplePath(boards);
if (!existsSync(path)) {
  const began = performance.now();
  const say = (line: string) => console.error(`${Math.round((performance.now() - began) / 1000)} s: ${line}`);
  say('filling Prometheus and Loki with a simulated fleet');
  const stage = await startSample(sampleFleet, sampleNow, '7d');
  try {
    say(`recording ${boards.length} boards`);
    const recording = await record(boards, stage, say);
    await mkdir(dirname(path), { recursive: true });
    await writeRecording(`${path}.${process.pid}`, recording);
    await rename(`${path}.${process.pid}`, path);
    say(`${Math.round((await stat(path)).size / 1000)} kB`);
  } finally {
    await stage.stop();
  }
}
if (into !== undefined) {
  await mkdir(into, { recursive: true });
  await copyFile(path, join(into, sampleName));
}
if (!args.includes('--quiet')) console.log(path);
