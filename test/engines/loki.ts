import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { requireProgram } from './find.js';
import { answers } from './http.js';
import { lokiConfig } from './loki-config.js';
import { loki as recipe } from './recipes/loki.js';
import { launch, lessCollecting, type Server } from './server.js';

export type Loki = Server<'http' | 'grpc'>;

export interface LokiOptions {
  readonly flags?: readonly string[];
  /** Further keys of `limits_config`. */
  readonly limits?: Readonly<Record<string, unknown>>;
  /** Further keys of the configuration, laid over the defaults; `ruler` for one. */
  readonly config?: Readonly<Record<string, unknown>>;
  /** A folder that outlives this server, for tests that start it again. */
  readonly folder?: string;
}

/** Loki in one process, without tenants, that takes lines of any age and answers from memory at once. */
export async function startLoki(options: LokiOptions = {}): Promise<Loki> {
  return launch({
    name: 'loki',
    program: requireProgram(recipe, 'loki'),
    ports: ['http', 'grpc'],
    folder: options.folder,
    env: lessCollecting,
    prepare: async ({ folder, ports }) => {
      const file = join(folder, 'loki.yaml');
      await mkdir(join(folder, 'data'), { recursive: true });
      const limits = options.limits ?? {};
      const base = lokiConfig({ data: join(folder, 'data'), ports, limits });
      await writeFile(file, stringify({ ...base, ...options.config }));
      return [`-config.file=${file}`, ...(options.flags ?? [])];
    },
    isReady: ({ url }) => answers(`${url}/ready`),
  });
}
