import { z } from 'zod';
import type { GrafanaClient } from './client.js';

const sources = z.array(z.object({ uid: z.string(), name: z.string(), type: z.string() }));
const answer = z.object({
  results: z.record(
    z.string(),
    z.object({
      error: z.string().optional(),
      frames: z
        .array(z.object({ data: z.object({ values: z.array(z.array(z.unknown())) }).optional() }))
        .optional(),
    }),
  ),
});

export type DataSource = z.infer<typeof sources>[number];

/** How to choose one data source: by uid, by name, or the one that has something for a query of ours. */
export type Choice = {
  readonly type: 'prometheus' | 'loki';
  readonly uid?: string;
  readonly name?: string;
  /** A query that gives something only where our telemetry is: an instant one for metrics, lines for logs. */
  readonly probe?: string;
};

export type Chosen =
  { readonly found: DataSource } | { readonly problem: string; readonly candidates: readonly DataSource[] };

/** All data sources the account may see. */
export const dataSources = (client: GrafanaClient): Promise<readonly DataSource[]> =>
  client.ask({ path: '/api/datasources', answer: sources });

/** Chooses data sources before anything is written, and says in a line what is wrong where none fits. */
export async function chooseDataSources<Name extends string>(
  client: GrafanaClient,
  choices: Readonly<Record<Name, Choice>>,
  known?: readonly DataSource[],
): Promise<Readonly<Record<Name, Chosen>>> {
  const all = known ?? (await dataSources(client));
  const names = Object.keys(choices) as Name[];
  const chosen = await Promise.all(
    names.map(async (name) => [name, await choose(client, { choice: choices[name], all })] as const),
  );
  return Object.fromEntries(chosen) as Record<Name, Chosen>;
}

type Among = { readonly choice: Choice; readonly all: readonly DataSource[] };

async function choose(client: GrafanaClient, { choice, all }: Among): Promise<Chosen> {
  const { type, uid, name, probe } = choice;
  if (uid !== undefined || name !== undefined) {
    const found = all.find((one) => (uid === undefined ? one.name === name : one.uid === uid));
    const called = uid === undefined ? `named "${name}"` : `with uid "${uid}"`;
    if (!found)
      return {
        problem: `There is no data source ${called}.`,
        candidates: all.filter((one) => one.type === type),
      };
    if (found.type === type) return { found };
    return {
      problem: `The data source ${called} is of type ${found.type}, not ${type}.`,
      candidates: [found],
    };
  }
  const candidates = all.filter((one) => one.type === type);
  const [only] = candidates;
  if (!only) return { problem: `There is no data source of type ${type}.`, candidates };
  if (probe === undefined && candidates.length === 1) return { found: only };
  const holds = await Promise.all(
    candidates.map((one) =>
      hasData(client, {
        source: one,
        probe: probe ?? (type === 'loki' ? '{service_name=~".+"}' : 'vector(1)'),
      }),
    ),
  );
  const withData = candidates.filter((_, index) => holds[index]);
  if (withData.length === 1) return { found: withData[0]! };
  if (withData.length === 0)
    return { problem: `No data source of type ${type} has our telemetry.`, candidates };
  return {
    problem: `${withData.length} data sources of type ${type} have our telemetry: name one.`,
    candidates: withData,
  };
}

async function hasData(
  client: GrafanaClient,
  { source, probe }: { source: DataSource; probe: string },
): Promise<boolean> {
  const { type, uid } = source;
  const shape = type === 'loki' ? { queryType: 'range', maxLines: 1 } : { instant: true, range: false };
  const query = {
    refId: 'A',
    datasource: { type, uid },
    expr: probe,
    ...shape,
    intervalMs: 60_000,
    maxDataPoints: 100,
  };
  const body = { from: 'now-7d', to: 'now', queries: [query] };
  const got = await client.ask({
    method: 'POST',
    path: '/api/ds/query',
    body,
    answer,
    reads: true,
    alsoGood: [400],
  });
  const frames = got.results['A']?.frames ?? [];
  return frames.some(({ data }) => data?.values.some((column) => column.length > 0) === true);
}
