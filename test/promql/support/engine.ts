import { ask as post, startPrometheus, type Prometheus } from '../../engines/index.js';
import type { EngineNode } from './engine-tree.js';

const features = [
  'promql-experimental-functions',
  'promql-duration-expr',
  'promql-extended-range-selectors',
  'promql-binop-fill-modifiers',
];

/** What the engine says of a query: its tree, or why it refuses it. */
export interface Verdict {
  readonly tree?: EngineNode;
  readonly refused?: string;
}

/** Prometheus with everything experimental switched on. */
export function startEngine(): Promise<Prometheus> {
  return startPrometheus({ flags: [`--enable-feature=${features.join(',')}`] });
}

/** Reads each query on the engine, several at a time. */
export async function readAll(engine: Prometheus, queries: readonly string[]): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < queries.length) {
      const index = next;
      next += 1;
      verdicts[index] = await ask(engine, 'parse_query', queries[index]!);
    }
  };
  await Promise.all(Array.from({ length: 8 }, worker));
  return verdicts;
}

/** Runs a query now. */
export function runOne(engine: Prometheus, query: string): Promise<Verdict> {
  return ask(engine, 'query', query);
}

async function ask(engine: Prometheus, path: string, query: string): Promise<Verdict> {
  const body = new URLSearchParams({ query });
  const { status, text } = await post(`${engine.url}/api/v1/${path}`, { method: 'POST', body });
  // It has read the query, but JSON cannot hold the NaN of a fill(NaN).
  if (/unsupported value: (?:NaN|[+-]Inf)/.test(text)) return {};
  if (!text.startsWith('{'))
    throw new Error(`${path} of ${query}\n  answered ${status}: ${text.slice(0, 300)}`);
  const said = JSON.parse(text) as { status: string; error?: string; data?: EngineNode };
  if (said.status === 'success') return { tree: said.data! };
  return { refused: said.error ?? 'no reason given' };
}
