import { z } from 'zod';
import type { GrafanaClient } from './client.js';

export type DeployNote = { readonly text: string; readonly tags?: readonly string[]; readonly time: number };

const made = z.object({ id: z.number() });

/** Marks a deploy on the server's time line. Sent once: a lost answer is reported, not sent again. */
export async function markDeploy(
  client: GrafanaClient,
  { text, tags = [], time }: DeployNote,
): Promise<number> {
  const body = { text, tags: ['ccboards', ...tags], time };
  return (await client.ask({ method: 'POST', path: '/api/annotations', body, answer: made })).id;
}
