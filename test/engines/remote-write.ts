import type { Prometheus } from './prometheus.js';
import { double, field, text, varint, whole } from './protobuf.js';
import type { Series } from './series.js';

const SAMPLES_A_REQUEST = 50_000;

/** Writes series into a running Prometheus, at any time in the past, through its remote-write receiver. */
export async function backfill(
  prometheus: Pick<Prometheus, 'url'>,
  series: readonly Series[],
): Promise<void> {
  for (const part of portions(series)) {
    const body = new Uint8Array(snappy(Buffer.concat(part.map((one) => field(1, timeSeries(one))))));
    // On a busy machine a kept connection may be gone just when it is used again; the same samples twice are once.
    await post(prometheus.url, body, 40_000).catch((error: unknown) => {
      if (isBroken(error)) return post(prometheus.url, body, 120_000);
      throw error;
    });
  }
}

/** What the network does to `fetch`, and time that is over; an answer that refuses is neither. */
const isBroken = (error: unknown): boolean =>
  error instanceof TypeError || (error as Error).name === 'TimeoutError';

/** By `fetch`: asked through undici, one write in some hundred waited for ever. */
async function post(url: string, body: Uint8Array<ArrayBuffer>, within: number): Promise<void> {
  const answer = await fetch(`${url}/api/v1/write`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-protobuf',
      'content-encoding': 'snappy',
      'x-prometheus-remote-write-version': '0.1.0',
    },
    body,
    signal: AbortSignal.timeout(within),
  });
  const text = await answer.text();
  if (!answer.ok)
    throw new Error(`POST ${url}/api/v1/write\n  answered ${answer.status}: ${text.slice(0, 500)}`);
}

function* portions(series: readonly Series[]): Generator<Series[]> {
  let part: Series[] = [];
  let held = 0;
  for (const one of series) {
    for (let from = 0; from < one.samples.length; from += SAMPLES_A_REQUEST) {
      const samples = one.samples.slice(from, from + SAMPLES_A_REQUEST);
      if (held + samples.length > SAMPLES_A_REQUEST) {
        yield part;
        part = [];
        held = 0;
      }
      part.push({ ...one, samples });
      held += samples.length;
    }
  }
  if (part.length) yield part;
}

function timeSeries({ name, labels, samples }: Series): Buffer {
  const pairs = Object.entries({ ...labels, __name__: name }).sort(([a], [b]) => (a < b ? -1 : 1));
  return Buffer.concat([
    ...pairs.map(([label, value]) => field(1, Buffer.concat([text(1, label), text(2, value)]))),
    ...samples.map(([time, value]) => field(2, sample(time, value))),
  ]);
}

function sample(time: number, value: number): Buffer {
  return Buffer.concat([double(1, value), whole(2, time)]);
}

/** The snappy block format with literals only: valid, and not a byte smaller. */
function snappy(content: Buffer): Buffer {
  const parts = [varint(content.length)];
  for (let from = 0; from < content.length; from += 65_536) {
    const piece = content.subarray(from, from + 65_536);
    const head = Buffer.alloc(3);
    head[0] = 61 << 2;
    head.writeUInt16LE(piece.length - 1, 1);
    parts.push(head, piece);
  }
  return Buffer.concat(parts);
}
