/** GET or POST with a time limit; an answer that is no success is an error with its text. */
export async function request(url: string, init: RequestInit = {}, within = 30_000): Promise<string> {
  const answer = await fetch(url, { ...init, signal: AbortSignal.timeout(within) });
  const text = await answer.text();
  if (!answer.ok)
    throw new Error(`${init.method ?? 'GET'} ${url}\n  answered ${answer.status}: ${text.slice(0, 500)}`);
  return text;
}

/** Whether an address answers with success right now. */
export async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(2000) })).ok;
  } catch {
    return false;
  }
}

/** Asks again until the condition holds; bounded in time, and says what it waited for. */
export async function until<T>(
  what: string,
  probe: () => Promise<T | undefined | false>,
  within = 30_000,
): Promise<T> {
  const deadline = Date.now() + within;
  for (;;) {
    const found = await probe();
    if (found !== undefined && found !== false) return found;
    if (Date.now() > deadline) throw new Error(`waited ${within / 1000} s in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
