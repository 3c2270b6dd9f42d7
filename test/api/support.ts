import { afterEach } from 'vitest';
import { standIn, type StandIn, type StandInOptions } from '../stand-in/index.js';

const open: StandIn[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.stop()));
});

/** A stand-in that is stopped when the test ends. */
export async function started(options: StandInOptions): Promise<StandIn> {
  const server = await standIn(options);
  open.push(server);
  return server;
}
