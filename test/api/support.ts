import { onTestFinished } from 'vitest';
import { standIn, type StandIn, type StandInOptions } from '../stand-in/index.js';

/** A stand-in that is stopped when the test ends. */
export async function started(options: StandInOptions = {}): Promise<StandIn> {
  const server = await standIn(options);
  onTestFinished(() => server.stop());
  return server;
}
