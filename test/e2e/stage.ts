import { collectorConfig, scrapeJob, toYaml, type CollectorOptions } from '../../pipeline/collector/index.js';
import { send, simulate, type Fleet, type SimulateOptions } from '../../pipeline/simulator/index.js';
import {
  startCollector,
  startLoki,
  startPrometheus,
  type Collector,
  type Loki,
  type LokiOptions,
  type Prometheus,
} from '../engines/index.js';

/** How counters get from the collector to Prometheus. */
export type Way = 'scraped' | 'pushed';

/** A fleet at work, the collector that takes its telemetry, and the stores that hold it. */
export interface Stage {
  readonly fleet: Fleet;
  readonly from: number;
  readonly to: number;
  readonly stores: { readonly prometheus: string; readonly loki: string };
  readonly engines: readonly (Prometheus | Loki | Collector)[];
  stop(): Promise<void>;
}

const settled = 4_000;

/**
 * Of what was sent twice Loki counts both copies where one of its blocks ended between them: now and then one of
 * thousands. Here each event is to count once, so no block ends; the proof of the numbers asks it as it is.
 */
const oneBlock = ['-ingester.chunks-block-size=268435456', '-ingester.chunk-target-size=0'];

/** Plays a fleet through a real collector into real stores, and waits until all of it can be read. */
export async function play(
  way: Way,
  options: SimulateOptions & { readonly speed: number },
  forLoki: LokiOptions = {},
): Promise<Stage> {
  const [prometheus, loki] = await Promise.all([
    startPrometheus(),
    startLoki({ flags: oneBlock, ...forLoki }),
  ]);
  const collector = await startCollector({
    config: ({ ports, folder }) =>
      toYaml(
        collectorConfig({
          counters: counters(way, prometheus.url),
          events: { lokiOtlpEndpoint: `${loki.url}/otlp` },
          listen: { host: '127.0.0.1', ...ports },
          scrapeSeconds: 1,
          memoryMiB: 500,
          storage: `${folder}/storage`,
        }),
      ),
  });
  if (way === 'scraped') {
    const targets = [`127.0.0.1:${collector.ports.prometheus}`];
    const itself = {
      job_name: 'collector-itself',
      scrape_interval: '1s',
      static_configs: [{ targets: [`127.0.0.1:${collector.ports.telemetry}`] }],
    };
    await prometheus.configure({ scrape_configs: [scrapeJob({ targets, seconds: 1 }), itself] });
  }
  const { speed, ...rest } = options;
  const from = Date.now() - 60_000;
  const fleet = simulate({ ...rest, compression: { start: Date.now() + 500, speed } });
  await send(fleet.exports, { endpoint: collector.url });
  await new Promise((done) => setTimeout(done, settled));
  const engines = [collector, prometheus, loki];
  return {
    fleet,
    from,
    to: Date.now(),
    stores: { prometheus: prometheus.url, loki: loki.url },
    engines,
    stop: async () => {
      for (const engine of engines) await engine.stop();
    },
  };
}

function counters(way: Way, url: string): CollectorOptions['counters'] {
  return way === 'scraped' ? 'scraped' : { pushTo: { protocol: 'otlp', endpoint: `${url}/api/v1/otlp` } };
}
