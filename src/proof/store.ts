import { answerOf, type Answer } from './answer.js';
import { isObject, textOf } from './json.js';
import { messageOf } from './place.js';

/** Where an engine listens: its address, or the address with headers (a tenant, a token). */
export type Store = string | { readonly url: string; readonly headers?: Readonly<Record<string, string>> };

/** One request to an engine. */
export interface StoreRequest {
  readonly path: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly method: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
}

/** Limits of a request: when it gives up, and who may call it off. */
export interface Bounds {
  readonly timeoutMs: number;
  readonly maxBytes: number;
  readonly signal: AbortSignal | undefined;
}

/** Asks an engine and reads its answer. Every failure becomes an error with the reason in words. */
export async function ask(store: Store, request: StoreRequest, bounds: Bounds): Promise<Answer> {
  return answerOf(await askJson(store, request, bounds));
}

/** The JSON an engine answers with. */
export async function askJson(store: Store, request: StoreRequest, bounds: Bounds): Promise<unknown> {
  const { url, headers } = typeof store === 'string' ? { url: store, headers: {} } : store;
  const address = addressOf(url, request.path);
  const form = new URLSearchParams(request.parameters);
  if (request.method === 'GET') address.search = form.toString();
  const timeout = AbortSignal.timeout(bounds.timeoutMs);
  const signal = bounds.signal ? AbortSignal.any([bounds.signal, timeout]) : timeout;
  const asked: RequestInit = {
    method: request.method,
    headers: { accept: 'application/json', ...request.headers, ...headers },
    signal,
    // Whoever is sent elsewhere would take the tenant and the query along.
    redirect: 'manual',
    ...(request.method === 'POST' ? { body: form } : {}),
  };
  try {
    const response = await fetch(address, asked).catch((thrown: unknown) => {
      if (!isDropped(thrown)) throw thrown;
      return fetch(address, asked);
    });
    const elsewhere = response.headers.get('location');
    if (elsewhere !== null && response.status < 400) {
      await response.body?.cancel();
      throw new Error(redirected(response.status, elsewhere));
    }
    const text = await readText(response, bounds.maxBytes);
    if (!response.ok) throw new Error(refusal(response.status, text));
    return parseJson(text);
  } catch (thrown) {
    if (bounds.signal?.aborted) throw new Error('called off', { cause: thrown });
    if (timeout.aborted)
      throw new Error(`no answer within ${bounds.timeoutMs} ms from ${address.origin}`, { cause: thrown });
    throw unreachable(thrown, address.origin);
  }
}

function addressOf(url: string, path: string): URL {
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
    throw new Error(`${JSON.stringify(url)} is no address: write one like "http://127.0.0.1:9090"`);
  const address = new URL(url);
  address.pathname = address.pathname.replace(/\/+$/, '') + path;
  return address;
}

async function readText(response: Response, maxBytes: number): Promise<string> {
  if (!response.body) return '';
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const chunk of response.body) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes) throw new Error(tooLarge(maxBytes));
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(`the answer is no JSON: ${JSON.stringify(text.slice(0, 200))}`);
  }
}

function tooLarge(maxBytes: number): string {
  const size = maxBytes < 1_048_576 ? `${maxBytes} bytes` : `${Math.round(maxBytes / 1_048_576)} MB`;
  return `the answer is larger than ${size}: ask for fewer series, a shorter range or a longer step`;
}

function redirected(status: number, location: string): string {
  return `it leads on to ${location.slice(0, 200)} (HTTP ${status}), which is not followed: name the address that answers`;
}

/** What an engine says when it refuses: Prometheus in JSON, Loki often in plain text. */
function refusal(status: number, text: string): string {
  let reason = text.trim();
  try {
    const json: unknown = JSON.parse(text);
    if (isObject(json)) {
      const error = textOf(json['error']) ?? textOf(json['message']);
      if (error) reason = [textOf(json['errorType']), error].filter(Boolean).join(': ');
    }
  } catch {
    // Not JSON: the text itself is the reason.
  }
  return `${reason.slice(0, 1000) || 'no reason given'} (HTTP ${status})`;
}

/** An idle connection that the other side closed just then. A question changes nothing: it is asked once more. */
function isDropped(thrown: unknown): boolean {
  const cause = thrown instanceof TypeError ? thrown.cause : undefined;
  return isObject(cause) && ['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET'].includes(String(cause['code']));
}

function unreachable(thrown: unknown, origin: string): Error {
  const cause = thrown instanceof Error && thrown.cause instanceof Error ? thrown.cause : undefined;
  if (!(thrown instanceof TypeError) || !cause)
    return thrown instanceof Error ? thrown : new Error(messageOf(thrown));
  return new Error(
    `${origin} cannot be reached: ${cause.message || ('code' in cause ? String(cause.code) : 'no reason given')}`,
    {
      cause: thrown,
    },
  );
}
