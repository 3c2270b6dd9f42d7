import type { Config } from './schema.js';

/** Gives a configuration its types; the check itself happens when a command reads it. */
export function defineConfig(config: Config): Config {
  return config;
}
