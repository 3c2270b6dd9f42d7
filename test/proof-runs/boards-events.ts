import type { Pipeline } from '../../queries/pipeline.js';
import { startLoki, type Loki } from '../engines/index.js';
import { inOnePiece, type Month } from '../e2e/all-boards-fleet.js';
import { askedOnce, type AskedOnce } from '../e2e/asked-once.js';
import { asJson, asStreams, loggedIn, store, type Writer } from '../queries/support/shaped-logs.js';
import { patience } from './numbers-events.js';

const atOnce = 1_000;

/** The events of a month in Loki, once for each shape that pipelines keep them in. */
export class EventStores {
  readonly #open = new Map<string, { readonly loki: Loki; readonly door: AskedOnce }>();

  /** The address of the store a pipeline asks; undefined where it keeps no events. */
  async of(pipeline: Pipeline, month: Month): Promise<string | undefined> {
    const { events, streams, own } = pipeline;
    if (events === 'none') return undefined;
    const shape = JSON.stringify([events, streams, own.team, own.user]);
    const known = this.#open.get(shape);
    if (known) return known.door.url;
    const loki = await startLoki({ flags: patience, limits: inOnePiece });
    const door = await askedOnce(loki.url);
    this.#open.set(shape, { loki, door });
    const bodies = month.shifts.flatMap(({ exports }) =>
      exports.flatMap((one) => (one.signal === 'logs' ? [one.body] : [])),
    );
    const all = loggedIn(bodies);
    for (let from = 0; from < all.length; from += atOnce) {
      await store(loki, all.slice(from, from + atOnce), 'claude-code', writerOf(pipeline));
    }
    return door.url;
  }

  async stop(): Promise<void> {
    for (const { loki, door } of this.#open.values()) {
      await door.stop();
      await loki.stop();
    }
  }
}

/** Where people are hashed, the collector puts that in the place of their address. */
function writerOf({ events, streams, own }: Pipeline): Writer {
  if (events === 'json') return asJson;
  return asStreams(
    streams,
    own.user === 'user.email' ? {} : { 'user.email': own.user.replaceAll(/\W/g, '_') },
  );
}
