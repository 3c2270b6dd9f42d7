import { z } from 'zod';
import type { GrafanaClient } from './client.js';

const organisation = z.object({ id: z.number(), name: z.string() });
const permissions = z.record(z.string(), z.array(z.string()));

/** One job of ours, and which of its permissions the account lacks. `missing` is absent where nobody can tell. */
export type Right = {
  readonly job: string;
  readonly needs: readonly string[];
  readonly missing: readonly string[] | undefined;
};

export type Whoami = {
  readonly org: { readonly id: number; readonly name: string };
  readonly rights: readonly Right[];
};

/** Any one of the lists is enough for the job. */
const jobs: readonly { readonly job: string; readonly enough: readonly (readonly string[])[] }[] = [
  { job: 'read boards', enough: [['dashboards:read']] },
  { job: 'write boards', enough: [['dashboards:create', 'dashboards:write', 'dashboards:read']] },
  { job: 'make folders', enough: [['folders:create', 'folders:read', 'folders:write']] },
  { job: 'prune', enough: [['dashboards:delete', 'folders:delete']] },
  { job: 'find data sources', enough: [['datasources:read', 'datasources:query']] },
  {
    job: 'write alert and recording rules',
    enough: [
      ['alert.provisioning:read', 'alert.provisioning:write'],
      ['alert.rules.provisioning:read', 'alert.rules.provisioning:write'],
      [
        'alert.rules:create',
        'alert.rules:read',
        'alert.rules:write',
        'alert.rules:delete',
        'folders:read',
        'datasources:query',
        'alert.provisioning.provenance:write',
      ],
    ],
  },
  { job: 'write rules of a ruler', enough: [['alert.rules.external:read', 'alert.rules.external:write']] },
  { job: 'mark deploys', enough: [['annotations:create']] },
];

/** Says in which organisation the account is, and for each job which permissions it lacks. */
export async function whoami(client: GrafanaClient): Promise<Whoami> {
  const org = await client.ask({ path: '/api/org', answer: organisation });
  const has = await client.find({ path: '/api/access-control/user/permissions', answer: permissions });
  return { org, rights: jobs.map(({ job, enough }) => rightOf(job, { enough, has })) };
}

type Asked = {
  readonly enough: readonly (readonly string[])[];
  readonly has: Readonly<Record<string, unknown>> | undefined;
};

function rightOf(job: string, { enough, has }: Asked): Right {
  const lacks = (list: readonly string[]): string[] => list.filter((action) => !(has && action in has));
  const [best] = enough.toSorted((a, b) => lacks(a).length - lacks(b).length);
  return { job, needs: best!, missing: has ? lacks(best!) : undefined };
}

/** Who the account is, as a person reads it. */
export function whoamiText({ org, rights }: Whoami): string {
  const width = Math.max(...rights.map(({ job }) => job.length));
  const lines = rights.map(({ job, missing }) =>
    `  ${mark(missing)}  ${job.padEnd(width)}  ${lack(missing)}`.trimEnd(),
  );
  return [`Organisation ${org.id}, "${org.name}"`, ...lines].join('\n');
}

function mark(missing: readonly string[] | undefined): string {
  if (!missing) return '?  ';
  return missing.length === 0 ? 'yes' : 'no ';
}

function lack(missing: readonly string[] | undefined): string {
  if (!missing) return 'this server does not tell permissions';
  return missing.length === 0 ? '' : `lacks ${missing.join(', ')}`;
}
