import type { Call, Reply } from './call.js';

export function rules(_call: Call): Reply | undefined {
  return undefined;
}
