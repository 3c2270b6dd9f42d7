import type { IncomingMessage } from 'node:http';

/** A request's body is larger than it may be. */
export class TooLarge extends Error {
  override readonly name = 'TooLarge';
}

/** The JSON of a request's body, of at most so many bytes. */
export async function readJson(request: IncomingMessage, most: number): Promise<unknown> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.byteLength;
    if (bytes > most) throw new TooLarge(`a request may have ${most} bytes`);
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    throw new Error('the request is no JSON');
  }
}
