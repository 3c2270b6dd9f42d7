import type { Export, Fleet, SimulateOptions } from '../../pipeline/simulator/index.js';
import { metrics, promName } from '../../queries/catalog/index.js';
import { request } from '../engines/index.js';
import {
  sendToAll,
  settles,
  spoken,
  startReplicas,
  stored,
  ways,
  type Replicas,
  type Way,
} from '../pipeline/collector/replicas.js';
import { busyMorning, soon } from './chain-fleet.js';
import type { Table } from './table.js';

export interface ChainLive {
  readonly fleet?: SimulateOptions;
  readonly speed?: number;
  readonly replicas?: number;
  readonly among?: readonly Way[];
  /** How long the fleet may take to be made before its day begins. */
  readonly lead?: number;
  readonly progress?: (text: string) => void;
}

/** What one counter came to, in the ledger by arrival and in the store. */
export interface Compared {
  readonly metric: string;
  readonly ledger: number;
  readonly store: number;
  /** The differences of all groups, added without their signs. */
  readonly byTeam: number;
  readonly byModel: number;
}

/** Plays one fleet through the real chain each way, and holds every counter in the store against the ledger. */
export async function chainLive(options: ChainLive = {}): Promise<Table> {
  const { fleet = busyMorning, among = ways, replicas = 2, progress = () => {} } = options;
  const rows: string[][] = [];
  for (const way of among) {
    const played = await play(way, options);
    progress(`${spoken[way]}: ${played.seconds} s, at most ${played.latest} ms late`);
    for (const { metric, ledger, store, byTeam, byModel } of played.compared) {
      const numbers = [ledger, store, store - ledger, byTeam, byModel].map(exact);
      rows.push([spoken[way], metric, ...numbers, String(played.series)]);
    }
  }
  return {
    title: `Live chain: ${fleet.developers} people, ${replicas} collectors, resource promotion on in the store`,
    columns: ['way', 'counter', 'arrived', 'stored', 'off', 'off by team', 'off by model', 'series'],
    rows,
  };
}

export async function play(way: Way, options: ChainLive) {
  const { fleet: wanted = busyMorning, speed = 100, replicas = 2, lead } = options;
  const began = Date.now();
  const chain = await startReplicas(way, replicas);
  try {
    const fleet = soon(wanted, speed, lead);
    const exports: Export[] = [...fleet.exports];
    const reports = await sendToAll(exports, chain.collectors);
    const cost = promName(metrics.costUsage, 'underscores');
    await settles(async () => (await stored(chain.prometheus, cost))[''] ?? 0, {
      expected: fleet.ledger.total({ measure: 'cost' }),
    });
    await settles(() => everything(chain), { expected: Number.NaN, quiet: 3_000 });
    return {
      compared: await compare(fleet, chain),
      series: await seriesOf(chain),
      latest: Math.round(Math.max(...reports.map((report) => report.latest))),
      seconds: Math.round((Date.now() - began) / 1000),
    };
  } finally {
    await chain.stop();
  }
}

async function everything({ prometheus }: Replicas): Promise<number> {
  let sum = 0;
  for (const metric of Object.values(metrics)) {
    sum += (await stored(prometheus, promName(metric, 'underscores')))[''] ?? 0;
  }
  return sum;
}

async function compare(fleet: Fleet, { prometheus }: Replicas): Promise<Compared[]> {
  const found: Compared[] = [];
  for (const metric of Object.values(metrics)) {
    const measure = { metric: metric.name };
    const name = promName(metric, 'underscores');
    const apart = async (label: string) => {
      const ledger = fleet.ledger.total({ measure, by: [label] });
      const store = new Map(Object.entries(await stored(prometheus, name, label)));
      const keys = [...new Set([...ledger.keys(), ...store.keys()])];
      return keys.reduce((sum, key) => sum + Math.abs((store.get(key) ?? 0) - (ledger.get(key) ?? 0)), 0);
    };
    found.push({
      metric: metric.name,
      ledger: fleet.ledger.total({ measure }),
      store: (await stored(prometheus, name))[''] ?? 0,
      byTeam: await apart('team'),
      byModel: await apart('model'),
    });
  }
  return found;
}

async function seriesOf({ prometheus }: Replicas): Promise<number> {
  const search = new URLSearchParams({ query: 'count(last_over_time({__name__=~"claude_code_.+"}[2h]))' });
  const text = await request(`${prometheus.url}/api/v1/query?${search}`);
  const { data } = JSON.parse(text) as { data: { result: { value: [number, string] }[] } };
  return Number(data.result[0]?.value[1] ?? 0);
}

/** To a millionth: what the order of additions leaves behind is less. */
function exact(value: number): string {
  const rounded = Math.round(value * 1e6) / 1e6;
  return String(rounded === 0 ? 0 : rounded);
}
