import { setTimeout as sleep } from 'node:timers/promises';
import { scrapeJob } from '../../../pipeline/collector/index.js';
import { until, type Collector, type Prometheus } from '../../engines/index.js';
import { Client } from './client.js';
import { countersBy, type Way } from './replicas.js';
import { lastScrape, startChain } from './stores.js';

export interface Lives {
  readonly way: Way;
  /** How each life of the collector ends. */
  readonly how: 'KILL' | 'TERM';
  readonly count: number;
  /** Of one life. */
  readonly seconds: number;
  /** Waits so many seconds before each end, and for a scrape, with nobody sending any more. */
  readonly drain?: number;
  readonly clients?: number;
  readonly scrapeSeconds?: number;
  readonly prometheus: Prometheus;
  /** Where events go. */
  readonly lokiUrl: string;
  /** Where events wait. */
  readonly folder: string;
  readonly user: string;
}

/** What the collectors said they had. */
export interface Acknowledged {
  /** For each increment how many milliseconds before the end of the collector it said so. */
  readonly increments: readonly number[];
  /** The ids of events. */
  readonly events: readonly string[];
}

type Heard = { readonly increments: number[]; readonly events: string[] };

/** A collector that lives several times while clients send; what it acknowledged, and its last start, still running. */
export async function live(lives: Lives): Promise<{ acknowledged: Acknowledged; last: Collector }> {
  const { how, count, seconds, drain = 0, clients = 8, user } = lives;
  const all: Heard = { increments: [], events: [] };
  for (let life = 0; life < count; life += 1) {
    const collector = await begin(lives);
    const heard: Heard = { increments: [], events: all.events };
    const signal = { stopped: false };
    const work = Array.from({ length: clients }, (_, i) =>
      keepSending(new Client(collector.url, { session: `${user}-${life}-${i}`, user }), signal, heard),
    );
    await sleep(seconds * 1000);
    if (drain > 0) {
      signal.stopped = true;
      await Promise.all(work);
      // A batch later all of it is on the collector's page.
      const seen = Date.now() + 500;
      await sleep(drain * 1000);
      await until('a scrape', async () => (await lastScrape(lives.prometheus, user)) > seen);
    }
    const end = Date.now();
    await collector.stop(how);
    signal.stopped = true;
    await Promise.all(work);
    all.increments.push(...heard.increments.map((at) => end - at));
  }
  return { acknowledged: all, last: await begin(lives) };
}

async function begin(lives: Lives): Promise<Collector> {
  const { way, prometheus, lokiUrl, folder, scrapeSeconds = 1 } = lives;
  const collector = await startChain(
    {
      counters: countersBy(way, prometheus),
      events: { lokiOtlpEndpoint: `${lokiUrl}/otlp` },
      scrapeSeconds,
    },
    { folder },
  );
  if (way === 'scraped') {
    const targets = [`127.0.0.1:${collector.ports.prometheus}`];
    await prometheus.configure({ scrape_configs: [scrapeJob({ targets, seconds: scrapeSeconds })] });
  }
  return collector;
}

/** An increment and an event, one pair after the other, until told to stop or nobody answers. */
async function keepSending(
  client: Client,
  signal: { readonly stopped: boolean },
  heard: Heard,
): Promise<void> {
  for (let i = 0; !signal.stopped; i += 1) {
    const id = `${client.options.session}-${i}`;
    try {
      await client.export([{ metric: 'cost.usage', by: 1 }]);
      heard.increments.push(Date.now());
      await client.event('api_request', { request_id: id });
      heard.events.push(id);
      await sleep(25);
    } catch {
      return;
    }
  }
}
