import type { Entry } from '../../pipeline/simulator/index.js';
import { request, until, type Loki } from '../engines/index.js';
import { instant } from './numbers-ask.js';
import type { Truth } from './numbers-truth.js';

/**
 * Until every chunk is in storage. Lines that were sent twice and lie in two blocks count twice as long as they are
 * in memory, and once as soon as they are written out, when Loki sorts them: one question would be answered
 * otherwise before than after.
 */
export async function writtenOut({ url }: Loki): Promise<void> {
  await until(
    'Loki to write out all that it holds',
    async () => {
      await request(`${url}/flush`, { method: 'POST' });
      const [, held] = /^loki_ingester_memory_chunks (\S+)$/m.exec(await request(`${url}/metrics`)) ?? [];
      return Number(held) === 0;
    },
    300_000,
  );
}

/**
 * Loki does not sort blocks of which one ends at the time at which the next begins: a line that was sent twice and
 * stands on both sides counts twice for good. Which those are nobody can say beforehand: each line that came again
 * is asked for by itself.
 */
export async function noteCopies({ url }: Loki, truth: Truth): Promise<void> {
  const engine = { kind: 'loki', url } as const;
  for (const entries of truth.repeated) {
    const session = String(entries[0]!.common['session.id']);
    const times = entries.map(({ at }) => at);
    const to = Math.max(...times) + 1;
    const window = to - Math.min(...times) + 1;
    const lines = `{service_name=~".+"} | session_id="${session}"`;
    const query = `sum by (event_sequence, event_timestamp) (count_over_time(${lines} [${window}ms])) > 1`;
    const { result } = await instant(engine, query, to);
    const twice = new Set(
      result.map(({ metric: { event_sequence, event_timestamp } }) => `${event_sequence} ${event_timestamp}`),
    );
    for (const entry of entries) if (twice.has(nameOf(entry))) truth.keptTwice(entry);
  }
}

const nameOf = ({ own, at }: Entry) => `${String(own['event.sequence'])} ${new Date(at).toISOString()}`;
