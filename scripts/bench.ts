import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { benchBoards } from '../test/bench/boards.js';
import { benchLogql } from '../test/bench/logql.js';
import { benchPreview } from '../test/bench/preview.js';
import { benchPromql } from '../test/bench/promql.js';

/**
 * `npm run bench`: the figures of the README, as medians of whole processes and as ratios within one run. Needs
 * `npm run compile` first for the figure of the packed command.
 */
const root = fileURLToPath(new URL('..', import.meta.url));
const tsx = join(root, 'node_modules/tsx/dist/cli.mjs');
const rounds = 7;

/** The median wall time of a process, in milliseconds. */
function median(args: readonly string[]): number {
  const times = Array.from({ length: rounds + 1 }, () => {
    const began = performance.now();
    execFileSync(process.execPath, args, { cwd: root, stdio: 'ignore' });
    return performance.now() - began;
  });
  return times.slice(1).sort((a, b) => a - b)[Math.floor(rounds / 2)]!;
}

const preview = await benchPreview(join(root, 'lib/cli/main.js'));
const languages = [benchPromql(), benchLogql()];
const out = mkdtempSync(join(tmpdir(), 'ccboards-bench-'));
try {
  const nothing = median(['-e', '0']);
  const help = median([join(root, 'lib/cli/main.js'), '--help']);
  const sdk =
    "import '@grafana/grafana-foundation-sdk/dashboard'; import '@grafana/grafana-foundation-sdk/units';";
  const floor = median([tsx, '-e', sdk]);
  const build = median([tsx, 'scripts/build.ts', '--out', out]);
  const rows = [
    ['1,000 board queries: build, print, parse, check, PromQL', `${Math.round(languages[0]!.ms)} ms`],
    ['1,000 board queries: build, print, parse, check, LogQL', `${Math.round(languages[1]!.ms)} ms`],
    [
      'npm run build against starting tsx and importing the SDK',
      `${(build / floor).toFixed(2)} x (${Math.round(build)} / ${Math.round(floor)} ms)`,
    ],
    ['ccboards --help against node -e 0', `+${Math.round(help - nothing)} ms`],
    ['ccboards preview until it answers', `${Math.round(preview.start)} ms`],
    [
      'a board of 30 panels drawn, against an empty page',
      `${(preview.board / preview.blank).toFixed(1)} x (${Math.round(preview.board)} / ${Math.round(preview.blank)} ms)`,
    ],
  ];
  for (const { board, queries, samples } of await benchBoards()) {
    rows.push([
      `${board}, opened over 7 days, 100 people, with rules`,
      `${queries} queries, ${samples.toLocaleString('en-US')} samples`,
    ]);
  }
  for (const [name, figure] of rows) console.log(`${name!.padEnd(60)} ${figure}`);
} finally {
  rmSync(out, { recursive: true, force: true });
}
