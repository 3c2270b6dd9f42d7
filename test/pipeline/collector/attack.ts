import { request, type Collector } from '../../engines/index.js';
import type { BadBody } from './bad-bodies.js';
import type { BadPoint } from './bad-points.js';
import { exportOf, type Shape } from './point.js';

/** The answer of the collector: its status. */
export async function post(
  collector: Collector,
  { body, type, encoding, to = 'metrics' }: Omit<BadBody, 'name'> & { readonly to?: 'metrics' | 'logs' },
): Promise<number> {
  const answer = await fetch(`${collector.url}/v1/${to}`, {
    method: 'POST',
    headers: {
      'content-type': type ?? 'application/json',
      ...(encoding !== undefined && { 'content-encoding': encoding }),
    },
    body: new Uint8Array(body),
    signal: AbortSignal.timeout(60_000),
  });
  await answer.arrayBuffer();
  return answer.status;
}

export const userOf = ({ name }: { readonly name: string }) => name.replaceAll(/\W+/g, '-');

const send = (collector: Collector, user: string, shape: Shape = {}) =>
  post(collector, { body: Buffer.from(JSON.stringify(exportOf(user, shape))) });

/** The bad point between two good ones of the same person; returns what the good ones and `also` add up to. */
export async function sendAmongGood(collector: Collector, point: BadPoint): Promise<number> {
  const user = userOf(point);
  await send(collector, user);
  await send(collector, user, point.sends);
  if (point.also) await send(collector, user, point.also);
  await send(collector, user);
  return point.also ? 3 : 2;
}

/** The cost of each person as it is published, over all labels; only lines a store would take. */
export async function publishedCost(collector: Collector): Promise<Map<string, number>> {
  const totals = new Map<string, number>();
  const text = await request(`http://127.0.0.1:${collector.ports.prometheus}/metrics`);
  for (const line of text.split('\n')) {
    const found = /^claude_code_cost_usage_USD_total\{.*user_email="([^"]*)".*\} (\S+)$/.exec(line);
    if (found) totals.set(found[1]!, (totals.get(found[1]!) ?? 0) + Number(found[2]));
  }
  return totals;
}

/** The collector's own counters that tell of bad input: what filters dropped, and requests turned away. */
export async function told(collector: Collector): Promise<Map<string, number>> {
  const text = await request(`http://127.0.0.1:${collector.ports.telemetry}/metrics`);
  const found = new Map<string, number>();
  for (const line of text.split('\n')) {
    const [, name, labels = '', value] = /^(\w+)\{(.*)\} (\S+)$/.exec(line) ?? [];
    if (name === undefined) continue;
    const of = (label: string) => new RegExp(`(?:^|,)${label}="([^"]*)"`).exec(labels)?.[1];
    const status = of('http_response_status_code');
    if (/^otelcol_processor_filter_\w+_filtered/.test(name)) add(`${name}{filter="${of('filter')}"}`);
    else if (name === 'http_server_request_duration_count' && status !== '200')
      add(`${name}{http_response_status_code="${status}"}`);
    else if (name === 'rpc_server_call_duration_count' && of('rpc_response_status_code') !== 'OK')
      add(`${name}{rpc_response_status_code="${of('rpc_response_status_code')}"}`);
    else if (name === 'otelcol_exporter_send_failed_log_records') add(name);
    else if (name === 'otelcol_deltatocumulative_datapoints' && of('error'))
      add(`${name}{error="${of('error')}"}`);
    function add(key: string): void {
      found.set(key, (found.get(key) ?? 0) + Number(value));
    }
  }
  return found;
}

/** What grew between two readings, with how much. */
export function grown(before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>): string[] {
  return [...after].flatMap(([key, value]) => {
    const more = value - (before.get(key) ?? 0);
    return more > 0 ? [`${key} +${more}`] : [];
  });
}
