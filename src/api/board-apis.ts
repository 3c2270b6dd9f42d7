import { z } from 'zod';
import { boardDiff } from './board-diff.js';
import { boardContent, type BoardParts } from './board-form.js';
import { checksum, same, type JsonObject } from './canonical.js';
import type { GrafanaClient } from './client.js';
import type { Look, Write } from './finding.js';
import { managerId, managerKind, markTag, readMessage, writeMessage } from './mark.js';
import { path } from './path.js';
import type { BoardWish, Orphan } from './board-legacy.js';
import { touchedBy } from './touched.js';
import { gone, removal, verdict } from './verdict.js';

const names = z.record(z.string(), z.string());
const stored = z.object({
  metadata: z.object({
    name: z.string(),
    annotations: names.optional(),
    labels: names.optional(),
    resourceVersion: z.string(),
    generation: z.number().optional(),
  }),
  spec: z.record(z.string(), z.json()),
});

type Stored = z.infer<typeof stored>;

/** Where the boards of one organisation are on the `/apis` routes. */
export type ApisPlace = { readonly namespace: string; readonly version: string };

const key = {
  folder: 'grafana.app/folder',
  message: 'grafana.app/message',
  manager: 'grafana.app/managedBy',
  managerId: 'grafana.app/managerId',
  edits: 'grafana.app/managerAllowsEdits',
  sum: 'grafana.app/sourceChecksum',
  rights: 'grafana.app/grant-permissions',
  updatedBy: 'grafana.app/updatedBy',
  updated: 'grafana.app/updatedTimestamp',
} as const;

/** Managers Grafana knows; any other word does not count as one. */
const managers = new Set([
  'repo',
  'terraform',
  'kubectl',
  'plugin',
  'grafana',
  'classic-file-provisioning',
  'classic-api-provisioning',
  'classic-converted-prometheus',
]);

/** The address of a board, or of all boards, on the `/apis` routes. */
export function apisPath({ namespace, version }: ApisPlace, uid?: string): string {
  const all = path`/apis/dashboard.grafana.app/${version}/namespaces/${namespace}/dashboards`;
  return uid === undefined ? all : `${all}/${encodeURIComponent(uid)}`;
}

/** Looks for a board on the `/apis` routes, and writes it there on the condition of its resource version. */
export async function lookApis(
  client: GrafanaClient,
  wish: BoardWish & { readonly at: ApisPlace },
): Promise<Look> {
  const { parts, at, project } = wish;
  const seen = await client.find({ path: apisPath(at, parts.uid), answer: stored });
  const write: Write = () => save(client, { wish, seen });
  if (!seen) return { state: 'create', changes: [], token: '', write };
  const notes = seen.metadata.annotations ?? {};
  const now = content(seen.spec, wish);
  const last = readSum(notes[key.sum]);
  const ours = isOurs(seen, project);
  const untouched = isUntouched(seen, { project, content: now });
  const drifted = untouched && last?.sum === sumOf(wish);
  const folder = notes[key.folder] ?? '';
  const locked = notes[key.edits] !== 'true';
  const relock = ours && notes[key.manager] !== undefined && locked !== (wish.manner.lock ?? false);
  const changes = [
    ...boardDiff({ form: parts.form, spec: now }, { form: parts.form, spec: wished(wish) }),
    ...(relock ? [{ where: ['editing in Grafana'], before: word(locked), after: word(!locked) }] : []),
  ];
  return verdict({
    equal: (drifted || same(now, wished(wish))) && !relock,
    moved: folder === wish.folder ? undefined : { from: folder, to: wish.folder },
    changes,
    ours,
    managed: managedBy(notes, project),
    touched: untouched ? undefined : touchedBy(personOf(notes[key.updatedBy]), notes[key.updated]),
    overwrite: wish.manner.overwrite ?? false,
    token: seen.metadata.resourceVersion,
    write,
  });
}

/** Looks at a board of ours that is no longer wanted, and removes it on the condition of its resource version. */
export async function orphanApis(
  client: GrafanaClient,
  { uid, project, manner, at }: Orphan & { readonly at: ApisPlace },
): Promise<Look> {
  const seen = await client.find({ path: apisPath(at, uid), answer: stored });
  if (!seen) return gone;
  const notes = seen.metadata.annotations ?? {};
  const { resourceVersion } = seen.metadata;
  const write: Write = async () => {
    const body = { kind: 'DeleteOptions', apiVersion: 'v1', preconditions: { resourceVersion } };
    await client.ask({ method: 'DELETE', path: apisPath(at, uid), body, answer: z.unknown() });
    return 'done';
  };
  const mine = isUntouched(seen, {
    project,
    content: boardContent(seen.spec, { without: markTag(project) }),
  });
  return removal({
    ours: isOurs(seen, project),
    managed: managedBy(notes, project),
    touched: mine ? undefined : touchedBy(personOf(notes[key.updatedBy]), notes[key.updated]),
    overwrite: manner.overwrite ?? false,
    token: resourceVersion,
    write,
  });
}

/** Whether the last write of what a board shows was ours. */
function isUntouched(seen: Stored, { project, content }: { project: string; content: JsonObject }): boolean {
  const notes = seen.metadata.annotations ?? {};
  const last = readSum(notes[key.sum]);
  if (!last) return readMessage(notes[key.message], project) !== undefined;
  return last.generation === seen.metadata.generation || last.sum === checksum(content);
}

const word = (locked: boolean): string => (locked ? 'locked' : 'allowed');
const wished = ({ parts }: BoardWish): JsonObject => content(parts.spec, { parts });
const sumOf = (wish: BoardWish): string => checksum(wished(wish));

function content(
  spec: JsonObject,
  { project }: { readonly parts: BoardParts; readonly project?: string },
): JsonObject {
  return boardContent(spec, project === undefined ? {} : { without: markTag(project) });
}

function isOurs({ metadata, spec }: Stored, project: string): boolean {
  const notes = metadata.annotations ?? {};
  if (notes[key.manager] === managerKind && notes[key.managerId] === managerId(project)) return true;
  const tags = spec['tags'];
  return Array.isArray(tags) && tags.includes(markTag(project));
}

function managedBy(notes: Readonly<Record<string, string>>, project: string): string | undefined {
  const kind = notes[key.manager];
  if (kind === undefined || !managers.has(kind)) return undefined;
  const id = notes[key.managerId] ?? '';
  if (kind === managerKind && id === managerId(project)) return undefined;
  return `managed by ${kind}${id === '' ? '' : ` (${id})`}`;
}

/** Our checksum note: what was sent, and the generation the server was to give it. */
function readSum(
  note: string | undefined,
): { readonly sum: string; readonly generation: number } | undefined {
  const found = /^([0-9a-f]{16})@(\d+)$/.exec(note ?? '');
  return found ? { sum: found[1]!, generation: Number(found[2]) } : undefined;
}

const personOf = (account: string | undefined): string | undefined => account?.replace(/^[a-z-]+:/, '');

async function save(
  client: GrafanaClient,
  { wish, seen }: { wish: BoardWish & { readonly at: ApisPlace }; seen: Stored | undefined },
): Promise<'done'> {
  const { parts, at } = wish;
  const { uid: _uid, id: _id, version: _version, tags, ...spec } = parts.spec;
  const body = {
    apiVersion: `dashboard.grafana.app/${at.version}`,
    kind: 'Dashboard',
    metadata: {
      name: parts.uid,
      namespace: at.namespace,
      ...versionOf(seen),
      annotations: notesFor(wish, seen),
    },
    spec: { ...spec, tags: [...(Array.isArray(tags) ? tags : []), markTag(wish.project)] },
  };
  const method = seen ? 'PUT' : 'POST';
  await client.ask({ method, path: apisPath(at, seen ? parts.uid : undefined), body, answer: stored });
  return 'done';
}

function versionOf(seen: Stored | undefined): Record<string, unknown> {
  if (!seen) return {};
  const { resourceVersion, labels } = seen.metadata;
  return { resourceVersion, ...(labels ? { labels } : {}) };
}

function notesFor(
  { parts, project, manner, folder, ...rest }: BoardWish,
  seen: Stored | undefined,
): Record<string, string> {
  const kept = Object.entries(seen?.metadata.annotations ?? {}).filter(
    ([name]) => !name.startsWith('grafana.app/'),
  );
  const sum = sumOf({ parts, project, manner, folder, ...rest });
  const note = manner.note === undefined ? {} : { note: manner.note };
  return {
    ...Object.fromEntries(kept),
    ...(folder === '' ? {} : { [key.folder]: folder }),
    ...(!seen && folder === '' ? { [key.rights]: 'default' } : {}),
    [key.message]: writeMessage({ project, sum, ...note }),
    [key.manager]: managerKind,
    [key.managerId]: managerId(project),
    [key.edits]: String(!(manner.lock ?? false)),
    [key.sum]: `${sum}@${(seen?.metadata.generation ?? 0) + 1}`,
  };
}
