import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { words } from './post.js';

/** How long, in milliseconds, a receiver that was never met is tried. */
export const patience = 4_000;

/** Opens a connection and closes it: whether anybody is there is known before the first export is due. */
export async function reach(endpoint: string): Promise<void> {
  if (!URL.canParse(endpoint) || !/^https?:$/.test(new URL(endpoint).protocol)) {
    throw new Error(
      `"${endpoint}" is not the address of a receiver. Write one such as http://127.0.0.1:4318`,
    );
  }
  const until = Date.now() + patience;
  let why = await knock(endpoint, patience);
  while (why !== undefined && Date.now() + 250 < until) {
    await wait(250);
    why = await knock(endpoint, until - Date.now());
  }
  if (why !== undefined) throw unreached(endpoint, why);
}

/** A receiver that cannot be met, and what to do. */
const unreached = (address: string, why: string): Error =>
  Object.assign(new Error(`${address} cannot be reached: ${why}`), {
    todo: 'Start a receiver of OTLP over HTTP there, or give the address of one that runs.',
  });

/** Why nobody answers the door, or undefined. */
function knock(endpoint: string, timeout: number): Promise<string | undefined> {
  const { hostname, port, protocol } = new URL(endpoint);
  const host = hostname.replace(/^\[|\]$/g, '');
  return new Promise((done) => {
    const socket = connect({ host, port: Number(port || (protocol === 'https:' ? 443 : 80)), timeout });
    const end = (why?: string) => {
      socket.destroy();
      done(why);
    };
    socket.on('connect', () => end());
    socket.on('timeout', () => end(`no answer within ${patience / 1_000} s`));
    socket.on('error', (error: NodeJS.ErrnoException) => end(words(error)));
  });
}
