import { existsSync } from 'node:fs';
import { copyFile, mkdir, rename, rm, stat } from 'node:fs/promises';
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
 * copied there. With `--recorded` nothing is recorded: the folder gets the sample of these boards, or none.
 */
const args = process.argv.slice(2);
const into = args.find((one) => !one.startsWith('-'));
const isQuiet = args.includes('--quiet');
const boards = boardsOf(configSchema.parse({})).map((board) => toClassic(board));
const path = samplePath(boards);
// A week more than the boards show when they open, so that the changes against the week before are seen.
const fleet = { ...sampleFleet, start: '2026-02-26', days: 15 };
if (!existsSync(path) && !args.includes('--recorded')) await recordInto(path);
if (into !== undefined) await copyInto(into);
if (!isQuiet) console.log(path);

async function recordInto(file: string): Promise<void> {
  const began = performance.now();
  const say = (line: string) => console.error(`${Math.round((performance.now() - began) / 1000)} s: ${line}`);
  say('filling Prometheus and Loki with a simulated fleet');
  const stage = await startSample(fleet, sampleNow, '7d');
  try {
    say(`recording ${boards.length} boards`);
    const recording = await record(boards, stage, say);
    await mkdir(dirname(file), { recursive: true });
    await writeRecording(`${file}.${process.pid}`, recording);
    await rename(`${file}.${process.pid}`, file);
    say(`${Math.round((await stat(file)).size / 1000)} kB`);
  } finally {
    await stage.stop();
  }
}

/** A sample of other boards would answer nothing: it is taken away. */
async function copyInto(folder: string): Promise<void> {
  const target = join(folder, sampleName);
  await rm(target, { force: true });
  if (!existsSync(path)) {
    console.error('No sample of these boards is recorded, so none is packed: npm run sample');
    return;
  }
  await mkdir(folder, { recursive: true });
  await copyFile(path, target);
}
