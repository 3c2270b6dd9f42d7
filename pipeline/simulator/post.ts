export type Posting = {
  readonly headers?: Readonly<Record<string, string>>;
  readonly timeout?: number;
  readonly signal?: AbortSignal;
};

/** What a receiver said: `taken`, or why not and whether it may take the same later. */
export type Answer = 'taken' | { readonly why: string; readonly again: boolean };

/** What the net says, in words; all of it may pass. */
const troubles: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there',
  ECONNRESET: 'the connection was cut',
  EHOSTUNREACH: 'there is no way to that host',
  ENETUNREACH: 'there is no way to that host',
  ENOTFOUND: 'there is no host of that name',
  EAI_AGAIN: 'the name of the host cannot be looked up',
  UND_ERR_SOCKET: 'the connection was cut',
};

/** What an error of the net means. */
export function words({ code, message }: NodeJS.ErrnoException): string {
  return (code !== undefined && troubles[code]) || message || (code ?? 'the connection failed');
}

/** Posts one OTLP/JSON body. An answer that took only a part of it is a refusal. */
export async function post(address: string, body: unknown, posting: Posting): Promise<Answer> {
  const { headers, timeout = 10_000, signal } = posting;
  const limit = AbortSignal.timeout(timeout);
  try {
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
      signal: signal ? AbortSignal.any([signal, limit]) : limit,
    });
    const text = await response.text();
    if (response.ok && /^text\/html\b/i.test(response.headers.get('content-type') ?? '')) {
      return { why: 'a web page answers there, no receiver: is something in between?', again: false };
    }
    if (response.ok) {
      const partial = /"rejected(?:DataPoints|LogRecords)":\s*"?[1-9]/.test(text);
      return partial ? { why: `only a part was taken: ${text.slice(0, 200)}`, again: false } : 'taken';
    }
    const again = [429, 502, 503, 504].includes(response.status);
    return { why: `${response.status} ${text.slice(0, 200)}`.trim(), again };
  } catch (error) {
    if (limit.aborted) return { why: `no answer within ${timeout / 1_000} s`, again: true };
    const { cause } = error as Error;
    return { why: words((cause ?? error) as NodeJS.ErrnoException), again: true };
  }
}
