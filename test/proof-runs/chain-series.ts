import { setTimeout as sleep } from 'node:timers/promises';
import { request, startPrometheus, until, type Collector } from '../engines/index.js';
import { crowd, pump, usage } from '../pipeline/collector/crowd.js';
import { countersBy, spoken, ways, type Way } from '../pipeline/collector/replicas.js';
import { ask, startChain } from '../pipeline/collector/stores.js';
import { published, thousands } from './chain-load.js';
import type { Table } from './table.js';

/** What more and more series cost a replica: time and size of a scrape, memory, and the way to the store. */
export async function chainSeries({
  sizes = [20_000, 100_000, 200_000],
  among = ways,
  progress = () => {},
}: {
  readonly sizes?: readonly number[];
  readonly among?: readonly Way[];
  readonly progress?: (text: string) => void;
} = {}): Promise<Table> {
  const rows: string[][] = [];
  for (const way of among) {
    for (const series of sizes) {
      rows.push([spoken[way], thousands(series), ...(await measure(way, series))]);
      progress(rows.at(-1)!.join(', '));
    }
  }
  return {
    title: `What series cost a replica: scrapes after every series grew, ${gap} s apart`,
    columns: [
      'counters',
      'series',
      'scrape, s',
      'scrape, MB',
      'from its begin until all is in the store, s',
      'missing',
      'processor seconds a scrape',
      'memory after, MB',
      'memory at most, MB',
    ],
    rows,
  };
}

const gap = 60;
const counter = 'claude_code_token_usage_tokens_total';

async function measure(way: Way, series: number): Promise<string[]> {
  const prometheus = await startPrometheus();
  const options = { counters: countersBy(way, prometheus), memoryMiB: 12_000, maxSeries: 1_000_000 };
  const collector = await startChain({ ...options, scrapeSeconds: gap });
  try {
    const bodies = crowd({ streams: series, points: 1000 });
    const [times, work, ways]: [number[], number[], number[]] = [[], [], []];
    let size = 0;
    const rounds = way === 'scraped' ? 2 : 1;
    let missing = 0;
    for (let round = 1; round <= rounds; round += 1) {
      await pump(collector, bodies, { rounds: 1, parallel: 4 });
      await until(
        'every point in the books',
        async () => (await counted(collector)) >= series * round,
        120_000,
      );
      const before = usage(collector).cpu;
      if (way === 'scraped') {
        const scrape = await published(collector);
        missing = series * round - scrape.points;
        times.push(scrape.seconds);
        size = scrape.bytes;
        work.push(usage(collector).cpu - before);
      } else {
        const arrived = async () => (await ask(prometheus, `sum(${counter})`))[''] ?? 0;
        // The question reads every series: asked too often it would be the load.
        const all = async () => {
          await sleep(series / 50);
          return (await arrived()) === series * round;
        };
        await until('all of it', all, 180_000).catch(() => {});
        missing = series * round - (await arrived());
        const scraped = (await ask(prometheus, `max(timestamp(${counter}))`))[''] ?? 0;
        if (missing === 0) ways.push(Date.now() / 1000 - scraped);
        work.push(usage(collector).cpu - before);
      }
    }
    const { now, most } = usage(collector);
    const megabytes = size ? (size / 1e6).toFixed(0) : '';
    return [worst(times), megabytes, worst(ways), String(missing), worst(work), String(now), String(most)];
  } finally {
    await collector.stop();
    await prometheus.stop();
  }
}

const worst = (of: readonly number[]): string => (of.length > 0 ? Math.max(...of).toFixed(1) : '');

/** Points that went through all steps of the chain. */
async function counted(collector: Collector): Promise<number> {
  const text = await request(`http://127.0.0.1:${collector.ports.telemetry}/metrics`);
  return Number(
    /^otelcol_exporter_sent_metric_points\{[^}]*exporter="prometheus"[^}]*\} (\S+)$/m.exec(text)?.[1] ?? 0,
  );
}
