import { simulate, type Export } from '../../pipeline/simulator/index.js';
import { counterLabel, counterName } from '../../queries/naming.js';
import { collector } from '../../queries/pipeline.js';
import { metrics } from '../../queries/catalog/index.js';
import { backfill, type Prometheus } from '../engines/index.js';
import { startForReplay } from '../rules/support/replay.js';
import type { World } from './numbers-findings.js';
import type { Troop } from './numbers-fleets.js';
import { readingsOf } from './numbers-measures.js';
import { Truth } from './numbers-truth.js';

const pipeline = collector({ counters: 'delta' });
const known = new Map<string, (typeof metrics)[keyof typeof metrics]>(
  Object.values(metrics).map((one) => [one.name, one]),
);

/**
 * A store that keeps increments: each export is a sample a series, at the time the client stamped. What is sent
 * twice is the same sample again and counts once; so the fleet sends nothing twice here, and one process has one
 * label of its own, without which two of them in one millisecond would be one sample.
 */
export async function inDeltaStore(
  troop: Troop,
): Promise<{ readonly prometheus: Prometheus; readonly world: World }> {
  const prometheus = await startForReplay();
  const { options } = troop;
  const fleet = simulate(
    {
      ...options,
      habits: { ...options.habits, cumulative: 0, oldRelease: 0 },
      network: { ...options.network, repeated: 0 },
    },
    { record: (entry) => truth.record(entry) },
  );
  const truth = new Truth(fleet.settings.keys, readingsOf('counter'), { stored: stamped });
  await writeDeltas(prometheus, truth.watch(fleet.exports));
  const world: World = {
    name: 'delta',
    fleet: troop.name,
    pipeline,
    engine: { kind: 'prometheus', url: prometheus.url },
    truth,
    reach: () => 'stored',
  };
  return { prometheus, world };
}

type Labels = Readonly<Record<string, string>>;
type Held = {
  readonly name: string;
  readonly labels: Labels;
  readonly samples: (readonly [number, number])[];
};

/** The client's own time of an export: that is where its increments stand. */
function stamped(sent: Export): number {
  if (sent.signal !== 'metrics') return sent.at;
  const [first] = pointsOf(sent);
  return first?.at ?? sent.at;
}

async function writeDeltas(prometheus: Prometheus, exports: Iterable<Export>): Promise<void> {
  let held = new Map<string, Held>();
  let waiting = 0;
  for (const sent of exports) {
    if (sent.signal !== 'metrics') continue;
    for (const { name, labels, at, value } of pointsOf(sent)) {
      const key = `${name}${JSON.stringify(labels)}`;
      const series: Held = held.get(key) ?? { name, labels, samples: [] };
      held.set(key, series);
      series.samples.push([at, value]);
      waiting += 1;
    }
    if (waiting < 50_000) continue;
    await backfill(prometheus, [...held.values()]);
    held = new Map();
    waiting = 0;
  }
  await backfill(prometheus, [...held.values()]);
}

function* pointsOf(sent: Extract<Export, { signal: 'metrics' }>) {
  for (const { scopeMetrics } of sent.body.resourceMetrics) {
    for (const { name, sum } of scopeMetrics.flatMap(({ metrics: all }) => all)) {
      for (const { attributes, timeUnixNano, asDouble } of sum.dataPoints) {
        const labels = attributes.map(({ key, value }) => [
          counterLabel(key, pipeline),
          String(Object.values(value)[0]),
        ]);
        yield {
          name: counterName(known.get(name)!, pipeline),
          labels: { ...Object.fromEntries(labels), process: sent.process } as Labels,
          at: Number(timeUnixNano) / 1e6,
          value: asDouble,
        };
      }
    }
  }
}
