import { request, type Loki } from '../engines/index.js';
import { filled } from './numbers-ask.js';
import { day } from './numbers-ranges.js';

/** A query of a board. */
export interface Asked {
  readonly board: string;
  readonly panel: string;
  readonly kind: string;
  readonly expr: string;
}

/** What a query came to: why it was refused, or how long it took for how many lines. */
export interface Outcome extends Asked {
  readonly why?: string;
  readonly seconds: number;
  readonly lines: number;
  /** Where the range was too long by a bar: what came of 29 days. */
  readonly shorter?: string;
}

/** What Loki says to a query over a range. */
export async function asked(
  loki: Loki,
  one: Asked,
  range: { readonly from: number; readonly to: number },
): Promise<Outcome> {
  const whole = { ...one, ...(await outcome(loki, one, range)) };
  if (!/range exceeds the limit/.test(whole.why ?? '')) return whole;
  const shorter = await outcome(loki, one, { ...range, from: range.to - 29 * day });
  return { ...whole, shorter: said(shorter) };
}

/** The refusal, or how long the answer took. */
export const said = ({ why, seconds }: Omit<Outcome, keyof Asked>) =>
  why ?? `answered in ${seconds.toFixed(1)} s`;

const nanos = (at: number) => `${at}000000`;

/** The bars of a panel are as long as its step, in seconds. */
const stepOf = (query: string) => (query.includes('[1h]') ? '3600' : '86400');

async function outcome(
  { url }: Loki,
  { kind, expr }: Asked,
  range: { readonly from: number; readonly to: number },
): Promise<Omit<Outcome, keyof Asked>> {
  const query = filled(expr.replaceAll('${__range_s}', String((range.to - range.from) / 1000)), range)
    .replaceAll('${__range_ms}', String(range.to - range.from))
    .replaceAll('$__auto', '1d')
    .replaceAll(/\$(team|user|model|project|session|department|costCenter)\b/g, '.*');
  const [path, times] =
    kind === 'instant'
      ? (['query', { time: nanos(range.to) }] as const)
      : ([
          'query_range',
          { start: nanos(range.from), end: nanos(range.to), step: stepOf(query), limit: '1000' },
        ] as const);
  const began = performance.now();
  const seconds = () => (performance.now() - began) / 1000;
  try {
    const address = `${url}/loki/api/v1/${path}?${new URLSearchParams({ query, ...times })}`;
    const { data } = JSON.parse(await request(address, {}, 300_000)) as Answered;
    return { seconds: seconds(), lines: data.stats?.summary?.totalLinesProcessed ?? 0 };
  } catch (error) {
    const why = (error as Error).message
      .replace(/^[\s\S]*answered /, '')
      .split('\n')[0]!
      .slice(0, 160)
      .replaceAll('|', '\\|');
    return { why, seconds: seconds(), lines: 0 };
  }
}

interface Answered {
  readonly data: { readonly stats?: { readonly summary?: { readonly totalLinesProcessed: number } } };
}
