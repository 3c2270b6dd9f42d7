import { onTestFailed } from 'vitest';
import { tail, type Server } from './server.js';

/** Call it in a test or in `beforeEach`: when that test fails, the end of each engine's log is printed. */
export function showLogsOnFailure(...servers: readonly Pick<Server, 'url' | 'log'>[]): void {
  onTestFailed(() => {
    for (const server of servers) console.error(`${server.url}, last lines:\n${tail(server.log())}`);
  });
}
