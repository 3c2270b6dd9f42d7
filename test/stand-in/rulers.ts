import type { Call, Reply } from './call.js';

export function rulers(_call: Call): Reply | undefined {
  return undefined;
}
