import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { requireProgram } from './find.js';
import { collector as recipe } from './recipes/collector.js';
import { launch, type Server } from './server.js';

const ports = ['otlpHttp', 'otlpGrpc', 'prometheus', 'telemetry', 'health'] as const;

export type CollectorPort = (typeof ports)[number];
export type Collector = Server<CollectorPort>;

export interface CollectorPlace {
  readonly ports: Readonly<Record<CollectorPort, number>>;
  /** For storage; removed when the collector stops, unless the caller brought it. */
  readonly folder: string;
}

export interface CollectorOptions {
  /** The configuration as YAML, or a function that writes it for the ports and the folder it gets. */
  readonly config: string | ((place: CollectorPlace) => string);
  readonly env?: Readonly<Record<string, string>>;
  /** A folder that outlives this collector, for tests that start it again. */
  readonly folder?: string;
}

/** Without this the collector serves its own metrics on port 8888, for everyone the same. */
const quiet = 'yaml:service::telemetry::metrics::level: none';

/** The collector on a configuration. `url` is where it takes OTLP over HTTP, if the configuration used that port. */
export async function startCollector(options: CollectorOptions): Promise<Collector> {
  return launch({
    name: 'collector',
    program: requireProgram(recipe, 'otelcol'),
    ports: ['otlpHttp', ...ports.slice(1)],
    env: options.env,
    folder: options.folder,
    prepare: async (place) => {
      const file = join(place.folder, 'collector.yaml');
      const text = typeof options.config === 'string' ? options.config : options.config(place);
      await writeFile(file, text);
      return ['--config', quiet, '--config', file];
    },
    isReady: (server) => server.log().includes('Everything is ready'),
  });
}

/** What the collector says against a configuration; undefined when it takes it. */
export async function validateCollectorConfig(
  config: string,
  env: Readonly<Record<string, string>> = {},
): Promise<string | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'ccboards-validate-'));
  const file = join(folder, 'collector.yaml');
  try {
    await writeFile(file, config);
    const program = requireProgram(recipe, 'otelcol');
    const args = ['validate', '--config', file];
    return await promisify(execFile)(program, args, {
      env: { ...process.env, ...env },
      timeout: 30_000,
    }).then(
      () => undefined,
      (error: { stderr?: string; message: string }) => error.stderr || error.message,
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
