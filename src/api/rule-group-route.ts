import { z } from 'zod';
import type { JsonObject } from './canonical.js';
import type { GrafanaClient } from './client.js';
import { path } from './path.js';
import { jsonObject } from './json-object.js';

const rule = jsonObject;
const stored = z.object({ title: z.string(), interval: z.number(), rules: z.array(rule).nullish() });

/** A group as the server keeps it. */
export type StoredGroup = { readonly interval: number; readonly rules: readonly JsonObject[] };

/** The address of a group. */
export const groupPath = (folder: string, title: string): string =>
  path`/api/v1/provisioning/folder/${folder}/rule-groups/${title}`;

/** A header whose mere presence keeps rules editable in Grafana. */
export const editable = { 'X-Disable-Provenance': 'true' };

/** Reads a group; undefined when it is not there. */
export async function readGroup(client: GrafanaClient, at: string): Promise<StoredGroup | undefined> {
  const found = await client.find({ path: at, answer: stored });
  return found && { interval: found.interval, rules: (found.rules ?? []) as JsonObject[] };
}
