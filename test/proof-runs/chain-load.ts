import { setTimeout as sleep } from 'node:timers/promises';
import { until, type Collector } from '../engines/index.js';
import { crowd, pump, usage } from '../pipeline/collector/crowd.js';
import { startChain } from '../pipeline/collector/stores.js';
import type { Table } from './table.js';

const roomy = { counters: 'scraped', memoryMiB: 8000, maxSeries: 1_000_000 } as const;

/** Points the published counters hold. */
export async function published(
  collector: Collector,
): Promise<{ series: number; points: number; bytes: number; seconds: number }> {
  const began = performance.now();
  const answer = await fetch(`http://127.0.0.1:${collector.ports.prometheus}/metrics`);
  const text = await answer.text();
  const seconds = (performance.now() - began) / 1000;
  let [series, points] = [0, 0];
  for (const line of text.split('\n')) {
    if (!line.startsWith('claude_code_')) continue;
    series += 1;
    points += Number(line.slice(line.lastIndexOf(' ') + 1));
  }
  return { series, points, bytes: text.length, seconds };
}

/** How many points a second the chain takes, with clients that wait for each answer. */
export async function chainThroughput(seconds = 20): Promise<Table> {
  const rows: string[][] = [];
  for (const points of [16, 200, 2000]) {
    const collector = await startChain(roomy);
    try {
      const bodies = crowd({ streams: 20_000, points });
      await pump(collector, bodies, { rounds: 1 });
      const before = usage(collector);
      const pumped = await pump(collector, bodies, { seconds });
      const sent = (pumped.requests + bodies.length) * points;
      const ended = performance.now();
      await until('every point', async () => (await published(collector)).points >= sent, 60_000);
      const behind = performance.now() - ended;
      const cpu = usage(collector).cpu - before.cpu;
      const taken = pumped.requests * points;
      rows.push([
        String(points),
        thousands(pumped.requests / pumped.seconds),
        thousands(taken / pumped.seconds),
        thousands(taken / cpu),
        (behind / 1000).toFixed(1),
        String((await published(collector)).points - sent),
        String(pumped.refused),
        String(usage(collector).most),
      ]);
    } finally {
      await collector.stop();
    }
  }
  return {
    title: `Throughput of the counters' chain, JSON over HTTP, 16 clients at a time, ${seconds} s, sender on the same 2 cores`,
    columns: [
      'points a request',
      'requests a second',
      'points a second',
      'points a second of processor time of the collector',
      's until all was published',
      'off',
      'refused',
      'memory at most, MB',
    ],
    rows,
  };
}

/** Memory of a collector under an even load, minute by minute. */
export async function chainMemory({ minutes = 10, perSecond = 3_200 } = {}): Promise<Table> {
  const collector = await startChain(roomy);
  try {
    const points = 16;
    const bodies = crowd({ streams: 20_000, points });
    await pump(collector, bodies, { rounds: 1 });
    const rows: string[][] = [];
    for (let minute = 1; minute <= minutes; minute += 1) {
      const seen: number[] = [];
      const signal = { over: false };
      const watch = (async () => {
        while (!signal.over) {
          await sleep(2_000);
          seen.push(usage(collector).now);
          if (seen.length % 5 === 0) await published(collector);
        }
      })();
      const pumped = await pump(collector, bodies, { seconds: 60, rate: perSecond / points });
      signal.over = true;
      await watch;
      const held = seen.sort((a, b) => a - b);
      const middle = held[Math.floor(held.length / 2)]!;
      rows.push(
        [minute, thousands((pumped.requests * points) / pumped.seconds), held[0], middle, held.at(-1)].map(
          String,
        ),
      );
    }
    return {
      title: `Memory of a collector with 20,000 series, scraped every 10 s, over ${minutes} minutes`,
      columns: ['minute', 'points a second', 'least, MB', 'middle, MB', 'most, MB'],
      rows,
    };
  } finally {
    await collector.stop();
  }
}

export const thousands = (value: number): string => Math.round(value).toLocaleString('en');
