import type { Option } from '../command.js';

export const configOption = {
  config: {
    type: 'string',
    short: 'c',
    value: 'file',
    help: 'configuration (default: ccboards.config.ts, .mts, .js, .mjs or .json here)',
  },
} as const satisfies Record<string, Option>;

export const jsonOption = {
  json: { type: 'boolean', help: 'print the result as JSON' },
} as const satisfies Record<string, Option>;
