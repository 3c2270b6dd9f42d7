import { z } from 'zod';
import { apisPath } from './apis-form.js';
import { boardContent } from './board-form.js';
import { routeFor } from './board.js';
import { canonical, type JsonObject } from './canonical.js';
import type { GrafanaClient } from './client.js';
import { ApiFault } from './fault.js';
import { markTag } from './mark.js';
import { path } from './path.js';
import { probe, type Server } from './probe.js';
import { search } from './search.js';
import { jsonObject } from './json-object.js';

const legacy = z.object({
  dashboard: jsonObject,
  meta: z.object({ folderUid: z.string().optional(), folderTitle: z.string().optional() }),
});
const object = z.object({
  metadata: z.object({ annotations: z.record(z.string(), z.string()).optional() }),
  spec: jsonObject,
});

export type PullOptions = {
  readonly client: GrafanaClient;
  /** Which boards: by uid, in folders (by uid), or bearing a tag; all when nothing is said. */
  readonly which?: {
    readonly uids?: readonly string[];
    readonly folders?: readonly string[];
    readonly tag?: string;
  };
  readonly form?: 'classic' | 'v2';
  /** The project whose mark is taken off, so that files hold the board alone. */
  readonly project?: string;
};

export type Pulled = {
  readonly uid: string;
  readonly title: string;
  readonly folder: string;
  readonly json: JsonObject;
};

/** Reads boards from the server in the form of our files: a diff against them is empty afterwards. */
export async function pull({
  client,
  which = {},
  form = 'classic',
  project,
}: PullOptions): Promise<readonly Pulled[]> {
  const server = await probe(client);
  const uids = which.uids ?? (await found(client, which));
  const read = { server, form, ...(project === undefined ? {} : { mark: markTag(project) }) };
  return Promise.all(uids.map((uid) => pullOne(client, { uid, ...read })));
}

async function found(
  client: GrafanaClient,
  { folders, tag }: NonNullable<PullOptions['which']>,
): Promise<string[]> {
  const query = { type: 'dash-db', folderUIDs: folders, tag: tag === undefined ? undefined : [tag] };
  const hits = await search(client, query);
  const filled = new Set(hits.map(({ folderUid }) => folderUid));
  await Promise.all((folders ?? []).filter((uid) => !filled.has(uid)).map((uid) => isThere(client, uid)));
  return hits.map(({ uid }) => uid);
}

/** A folder without boards is either empty or not there: a search answers both alike. */
async function isThere(client: GrafanaClient, uid: string): Promise<void> {
  // The root is no folder of its own.
  if (uid === 'general') return;
  const seen = await client.find({ path: path`/api/folders/${uid}`, answer: z.object({ uid: z.string() }) });
  if (seen) return;
  throw new ApiFault({
    kind: 'absent',
    what: `There is no folder "${uid}".`,
    todo: "Give the folder's uid, not its title: it stands in the address of the folder, /dashboards/f/<uid>.",
  });
}

type One = {
  readonly uid: string;
  readonly server: Server;
  readonly form: 'classic' | 'v2';
  readonly mark?: string;
};

async function pullOne(client: GrafanaClient, { uid, server, form, mark }: One): Promise<Pulled> {
  const without = mark === undefined ? {} : { without: mark };
  if (form === 'classic') {
    const seen = await client.find({ path: path`/api/dashboards/uid/${uid}`, answer: legacy });
    if (!seen) throw absent(uid);
    const content = boardContent(seen.dashboard, without);
    const title = String(content['title']);
    return {
      uid,
      title,
      folder: seen.meta.folderUid ?? '',
      json: canonical({ uid, ...content }) as JsonObject,
    };
  }
  if (!server.boardApis.some((version) => version === 'v2' || version === 'v2beta1')) throw notServed(server);
  const at = routeFor(
    { uid, form: server.boardApis.includes('v2') ? 'v2' : 'v2beta1' },
    { server, api: undefined },
  )!;
  const seen = await client.find({ path: apisPath(at, uid), answer: object });
  if (!seen) throw absent(uid);
  const spec = boardContent(seen.spec, without);
  return {
    uid,
    title: String(spec['title']),
    folder: seen.metadata.annotations?.['grafana.app/folder'] ?? '',
    json: canonical({
      apiVersion: `dashboard.grafana.app/${at.version}`,
      kind: 'Dashboard',
      metadata: { name: uid },
      spec: { ...required, ...spec },
    }) as JsonObject,
  };
}

/** Members the schema of the newer model wants even when they are empty. */
const required = { annotations: [], links: [], tags: [], variables: [] };

function absent(uid: string): ApiFault {
  return new ApiFault({
    kind: 'absent',
    what: `There is no board "${uid}".`,
    todo: 'Check the uid and the organisation.',
  });
}

function notServed({ version }: Server): ApiFault {
  const here = version === undefined ? 'This Grafana' : `Grafana ${version}`;
  return new ApiFault({
    kind: 'input',
    what: `${here} does not serve boards in the form v2.`,
    todo: 'Pull them with --form classic.',
  });
}
