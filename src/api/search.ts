import { z } from 'zod';
import type { GrafanaClient } from './client.js';
import type { QueryValue } from './path.js';

const hits = z.array(
  z.object({ uid: z.string(), title: z.string(), type: z.string(), folderUid: z.string().optional() }),
);

export type Hit = z.infer<typeof hits>[number];

const pageSize = 1000;

/** All hits of a search, page by page. The index may be behind: look at each object before acting on it. */
export async function search(
  client: GrafanaClient,
  query: Readonly<Record<string, QueryValue>>,
): Promise<readonly Hit[]> {
  const all = new Map<string, Hit>();
  for (let page = 1; ; page += 1) {
    const found = await client.ask({
      path: '/api/search',
      query: { ...query, limit: pageSize, page },
      answer: hits,
    });
    for (const hit of found) all.set(hit.uid, hit);
    if (found.length < pageSize) return [...all.values()];
  }
}
