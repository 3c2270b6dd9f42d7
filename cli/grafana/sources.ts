import {
  chooseDataSources,
  dataSources,
  probe,
  type ApiFault,
  type Choice,
  type Chosen,
  type DataSource,
  type GrafanaClient,
} from '../../src/api/index.js';
import { promName, metrics } from '../../queries/catalog/index.js';
import type { Pipeline } from '../../queries/pipeline.js';
import type { Settings } from '../config/schema.js';
import { Problem } from '../problem.js';

export type Engine = 'prometheus' | 'loki';
export type Sources = Readonly<Partial<Record<Engine, DataSource>>>;

interface Wish {
  readonly settings: Settings;
  readonly pipeline: Pipeline;
  /** Rules ask these: without them nothing is written. */
  readonly needed: readonly Engine[];
  readonly note: (line: string) => void;
}

/**
 * The data sources a configuration names, by uid or by name; where it names none, the only one of its type, or
 * the one that has our telemetry. What is named and missing stops everything before anything is written.
 */
export async function sourcesOf(client: GrafanaClient, wish: Wish): Promise<Sources> {
  const { settings, needed, note } = wish;
  const named = namedIn(settings);
  const asked = enginesOf(wish.pipeline).filter((type) => !named[type]);
  const must = new Set<Engine>([...needed, ...(Object.keys(named) as Engine[])]);
  const all = await dataSources(client).catch(async (error: unknown) => {
    const { kind } = error as Partial<ApiFault>;
    // No such route: is it Grafana at all? That is said better by the probe.
    if (kind === 'absent') await probe(client);
    if (kind !== 'permission' || must.size > 0) throw error;
    note('The account may not see data sources (datasources:read): boards open with what Grafana picks.');
    return undefined;
  });
  if (!all) return {};
  const guesses = Object.fromEntries(asked.map((type) => [type, guess(type, all, wish)]));
  const choices = { ...named, ...guesses } as Record<Engine, Choice>;
  const chosen = Object.entries(await chooseDataSources(client, choices, all)) as [Engine, Chosen][];
  const faults = chosen.flatMap(([type, choice]) => ('problem' in choice ? [{ type, ...choice }] : []));
  const grave = faults.filter(({ type }) => must.has(type));
  if (grave.length > 0) throw new Problem(`${grave.map(faultText).join('\n')}\nNothing was written.`);
  for (const fault of faults) note(`${faultText(fault)} Boards open with what Grafana picks.`);
  return Object.fromEntries(
    chosen.flatMap(([type, choice]) => ('found' in choice ? [[type, choice.found]] : [])),
  );
}

function namedIn({ grafana }: Settings): Partial<Record<Engine, Choice>> {
  const choices: Partial<Record<Engine, Choice>> = {};
  for (const type of ['prometheus', 'loki'] as const) {
    const name = grafana[type];
    if (typeof name === 'string') choices[type] = { type, name };
    else if (name !== undefined) choices[type] = { type, uid: name.uid };
  }
  return choices;
}

function enginesOf({ counters, events }: Pipeline): Engine[] {
  return [
    ...(counters === 'none' ? [] : (['prometheus'] as const)),
    ...(events === 'none' ? [] : (['loki'] as const)),
  ];
}

/** The only one there is, else a question that only our telemetry answers. */
function guess(type: Engine, all: readonly DataSource[], { pipeline }: Wish): Choice {
  const candidates = all.filter((one) => one.type === type);
  if (candidates.length === 1) return { type, uid: candidates[0]!.uid };
  const probe =
    type === 'prometheus'
      ? `count(last_over_time(${selector(promName(metrics.tokenUsage, pipeline.naming))}[7d]))`
      : `{service_name=~"${pipeline.service}"}`;
  return { type, probe };
}

/** A metric as a selector, whatever its name: dots stand in braces. */
const selector = (name: string): string => (/^[\w:]+$/.test(name) ? name : `{${JSON.stringify(name)}}`);

function faultText({ type, problem, candidates }: Extract<Chosen, { problem: string }> & { type: Engine }) {
  const list = candidates.map(({ name, uid }) => `"${name}" (uid ${uid})`).join(', ');
  return `grafana.${type}: ${problem} There are: ${list || 'none of that type'}.`;
}
