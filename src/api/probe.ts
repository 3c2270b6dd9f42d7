import { z } from 'zod';
import type { GrafanaClient } from './client.js';
import { ApiFault } from './fault.js';

/** What a server is and can do, found by asking it. */
export type Server = {
  /** Absent where the server hides it. */
  readonly version: string | undefined;
  /** Versions of the dashboard API it serves; empty on old servers. */
  readonly boardApis: readonly string[];
  /** The namespace of the `/apis` routes, where there are any. */
  readonly namespace: string | undefined;
  /** The organisation we are in, where the namespace does not already say it. */
  readonly org: { readonly id: number; readonly name: string } | undefined;
};

const health = z.object({ database: z.string().optional(), version: z.string().optional() });
const apiGroup = z.object({ versions: z.array(z.object({ version: z.string() })) });
const bootdata = z.object({ settings: z.object({ namespace: z.string().optional() }) });
const organisation = z.object({ id: z.number(), name: z.string() });

/** Asks a server what it is: three requests. */
export async function probe(client: GrafanaClient): Promise<Server> {
  const [found, group] = await Promise.all([
    client.find({ path: '/api/health', answer: health }),
    client.find({ path: '/apis/dashboard.grafana.app', answer: apiGroup }),
  ]);
  if (!found) throw notGrafana(client.base);
  const boardApis = (group?.versions ?? []).map(({ version }) => version);
  if (!boardApis.some((version) => /^v[12]/.test(version))) {
    const org = await client.ask({ path: '/api/org', answer: organisation });
    return { version: found.version, boardApis: [], namespace: undefined, org };
  }
  const boot = await client.find({ path: '/bootdata', answer: bootdata });
  return { version: found.version, boardApis, namespace: boot?.settings.namespace, org: undefined };
}

function notGrafana(base: string): ApiFault {
  return new ApiFault({
    kind: 'not-grafana',
    what: `${base} has no /api/health: it is not Grafana, or not the whole address.`,
    todo: 'Is the sub-path missing or wrong in GRAFANA_URL?',
  });
}

/** The organisation a server's answer belongs to: `1` for the namespace `default`, `7` for `org-7`. */
export function orgOf({ namespace, org }: Server): number | undefined {
  if (org) return org.id;
  if (namespace === 'default') return 1;
  const found = /^org-(\d+)$/.exec(namespace ?? '');
  return found ? Number(found[1]) : undefined;
}

/** Whether a server is older than a version; a hidden version counts as new. */
export function isBefore(server: Server, [major, minor, patch]: readonly [number, number, number]): boolean {
  const found = /^(\d+)\.(\d+)\.(\d+)/.exec(server.version ?? '');
  if (!found) return false;
  const [a, b, c] = [Number(found[1]), Number(found[2]), Number(found[3])];
  if (a !== major) return a < major;
  return b === minor ? c < patch : b < minor;
}
