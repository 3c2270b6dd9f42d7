import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { CollectorOptions } from '../../../pipeline/collector/index.js';
import { showLogsOnFailure, startLoki, type Collector, type Loki } from '../../engines/index.js';
import { startChain } from './stores.js';

/** A collector and the Loki its events go to; there from the first test of a file to its last. */
export interface EventChain {
  readonly loki: Loki;
  readonly collector: Collector;
}

export function eventChain({
  start = startLoki,
  env = {},
  ...options
}: Partial<CollectorOptions> & {
  readonly start?: () => Promise<Loki>;
  readonly env?: Readonly<Record<string, string>>;
} = {}): EventChain {
  const chain: { loki?: Loki; collector?: Collector } = {};
  beforeAll(async () => {
    chain.loki = await start();
    const events = { lokiOtlpEndpoint: `${chain.loki.url}/otlp` };
    chain.collector = await startChain({ counters: 'scraped', events, ...options }, { env });
  }, 60_000);
  afterAll(async () => {
    await chain.collector?.stop();
    await chain.loki?.stop();
  });
  beforeEach(() => showLogsOnFailure(chain.collector!, chain.loki!));
  return {
    get loki() {
      return chain.loki!;
    },
    get collector() {
      return chain.collector!;
    },
  };
}
