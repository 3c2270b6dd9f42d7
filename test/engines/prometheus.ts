import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { requireProgram } from './find.js';
import { answers, request } from './http.js';
import { createBlocks } from './blocks.js';
import { prometheus as recipe } from './recipes/prometheus.js';
import { launch, lessCollecting, type Server } from './server.js';

export interface Prometheus extends Server<'http'> {
  readonly data: string;
  /** Replaces the configuration (merged over the defaults, key by key) and waits until it is in force. */
  readonly configure: (config: Readonly<Record<string, unknown>>) => Promise<void>;
}

export interface PrometheusOptions {
  /** Further command line flags. */
  readonly flags?: readonly string[];
  /** Keys of prometheus.yml, laid over the defaults. */
  readonly config?: Readonly<Record<string, unknown>>;
  /** OpenMetrics text with timestamps: history that is there before the first query. */
  readonly history?: string;
  /** A folder that outlives this server, for tests that start it again. */
  readonly folder?: string;
}

const defaults = {
  global: { scrape_interval: '1s', scrape_timeout: '1s', evaluation_interval: '1s' },
  otlp: { translation_strategy: 'UnderscoreEscapingWithSuffixes' },
  storage: { tsdb: { out_of_order_time_window: '3650d' } },
};

/**
 * Prometheus with the receivers for OTLP and remote write, the admin and lifecycle calls, ten years of
 * retention and of out-of-order window.
 */
export async function startPrometheus(options: PrometheusOptions = {}): Promise<Prometheus> {
  const server = await launch({
    name: 'prometheus',
    program: requireProgram(recipe, 'prometheus'),
    ports: ['http'],
    folder: options.folder,
    env: lessCollecting,
    prepare: async ({ folder, ports }) => {
      const data = join(folder, 'data');
      await mkdir(data, { recursive: true });
      await writeConfig(folder, options.config);
      if (options.history !== undefined) await createBlocks({ text: options.history, data });
      return [...flags(folder, ports.http), ...(options.flags ?? [])];
    },
    isReady: ({ url }) => answers(`${url}/-/ready`),
  });
  const configure = async (config: Readonly<Record<string, unknown>>) => {
    await writeConfig(server.folder, config);
    await request(`${server.url}/-/reload`, { method: 'POST' });
  };
  return Object.freeze({ ...server, data: join(server.folder, 'data'), configure });
}

function writeConfig(folder: string, config: Readonly<Record<string, unknown>> = {}): Promise<void> {
  return writeFile(join(folder, 'prometheus.yml'), stringify({ ...defaults, ...config }));
}

function flags(folder: string, port: number): string[] {
  return [
    `--config.file=${join(folder, 'prometheus.yml')}`,
    `--storage.tsdb.path=${join(folder, 'data')}`,
    `--web.listen-address=127.0.0.1:${port}`,
    '--storage.tsdb.retention.time=10y',
    '--web.enable-otlp-receiver',
    '--web.enable-remote-write-receiver',
    '--web.enable-admin-api',
    '--web.enable-lifecycle',
    '--scrape.discovery-reload-interval=100ms',
  ];
}
