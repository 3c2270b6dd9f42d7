import { z } from 'zod';
import { boardContent } from './board-form.js';
import type { BoardWish, Orphan } from './board-wish.js';
import { same } from './canonical.js';
import type { GrafanaClient } from './client.js';
import { boardDiff } from './board-diff.js';
import type { Look, Write } from './finding.js';
import { isOnlySaved } from './editor-save.js';
import { ApiFault } from './fault.js';
import { markTag, readMessage, writeMessage } from './mark.js';
import { path } from './path.js';
import { touchedBy } from './touched.js';
import { gone, removal, verdict } from './verdict.js';
import { jsonObject } from './json-object.js';

const meta = z.object({
  provisioned: z.boolean().optional(),
  provisionedExternalId: z.string().optional(),
  folderUid: z.string().optional(),
  version: z.number().optional(),
  updated: z.string().optional(),
  updatedBy: z.string().optional(),
});
const stored = z.object({ dashboard: jsonObject, meta });
const saved = z.object({ status: z.string(), uid: z.string(), version: z.number() });
const version = z.object({
  message: z.string().optional(),
  created: z.string().optional(),
  createdBy: z.string().optional(),
});
const history = z.union([z.array(version), z.object({ versions: z.array(version) })]);

type Stored = z.infer<typeof stored>;

/** Looks for a board on the `/api` routes, and writes it there on the condition of its version. */
export async function lookLegacy(client: GrafanaClient, wish: BoardWish): Promise<Look> {
  const { parts } = wish;
  const seen = await client.find({ path: path`/api/dashboards/uid/${parts.uid}`, answer: stored });
  const write: Write = () => save(client, { wish, seen });
  if (!seen) return { state: 'create', changes: [], token: '', write };
  const token = String(seen.meta.version ?? seen.dashboard['version'] ?? '');
  const now = boardContent(seen.dashboard, { without: markTag(wish.project) });
  const moved = (seen.meta.folderUid ?? '') !== wish.folder;
  const equal = same(now, wish.content);
  const managed = seen.meta.provisioned ? provisionedFrom(seen.meta.provisionedExternalId) : undefined;
  const tags = seen.dashboard['tags'];
  const ours = Array.isArray(tags) && tags.includes(markTag(wish.project));
  const asks = ours && managed === undefined && !(equal && !moved);
  const last = asks ? await lastWrite(client, parts.uid) : undefined;
  const mine = readMessage(last?.message, wish.project);
  const resaved = asks && !mine && isOnlySaved({ ours: wish.content, saved: now });
  return verdict({
    equal: equal || resaved || mine?.sum === wish.sum,
    moved: moved ? { from: seen.meta.folderUid ?? '', to: wish.folder } : undefined,
    changes: () => boardDiff({ form: 'classic', spec: now }, { form: 'classic', spec: wish.content }),
    ours,
    managed,
    touched:
      asks && !mine
        ? touchedBy(last?.createdBy ?? seen.meta.updatedBy, last?.created ?? seen.meta.updated)
        : undefined,
    overwrite: wish.manner.overwrite ?? false,
    token,
    write,
  });
}

/** Looks at a board of ours that is no longer wanted, and removes it there. */
export async function orphanLegacy(client: GrafanaClient, { uid, project, manner }: Orphan): Promise<Look> {
  const at = path`/api/dashboards/uid/${uid}`;
  const seen = await client.find({ path: at, answer: stored });
  if (!seen) return gone;
  const tags = seen.dashboard['tags'];
  const last = await lastWrite(client, uid);
  const write: Write = async () => {
    const now = await client.find({ path: at, answer: stored });
    if (now && now.meta.version !== seen.meta.version) throw changedSince(uid);
    await client.ask({ method: 'DELETE', path: at, answer: z.unknown() });
    return 'done';
  };
  return removal({
    ours: Array.isArray(tags) && tags.includes(markTag(project)),
    managed: seen.meta.provisioned ? provisionedFrom(seen.meta.provisionedExternalId) : undefined,
    touched: readMessage(last?.message, project) ? undefined : touchedBy(last?.createdBy, last?.created),
    overwrite: manner.overwrite ?? false,
    token: String(seen.meta.version ?? ''),
    write,
  });
}

/** Removing has no condition on this route: the version is read again right before. */
function changedSince(uid: string): ApiFault {
  const what = `The board "${uid}" was changed since it was read.`;
  return new ApiFault({ kind: 'changed', what, todo: 'Run diff, then apply again.' });
}

function provisionedFrom(file: string | undefined): string {
  return file === undefined || file === '' ? 'provisioned from a file' : `provisioned from the file ${file}`;
}

async function lastWrite(client: GrafanaClient, uid: string): Promise<z.infer<typeof version> | undefined> {
  const at = path`/api/dashboards/uid/${uid}/versions`;
  const found = await client.find({ path: at, query: { limit: 1 }, answer: history });
  return Array.isArray(found) ? found[0] : found?.versions[0];
}

async function save(
  client: GrafanaClient,
  { wish, seen }: { wish: BoardWish; seen: Stored | undefined },
): Promise<'done'> {
  const { parts, project, manner, folder } = wish;
  const { tags, ...spec } = parts.spec;
  const dashboard = {
    ...spec,
    id: null,
    uid: parts.uid,
    tags: [...(Array.isArray(tags) ? tags : []), markTag(project)],
    version: seen ? (seen.meta.version ?? seen.dashboard['version']) : undefined,
  };
  const note = manner.note === undefined ? {} : { note: manner.note };
  const message = writeMessage({ project, sum: wish.sum, ...note });
  const body = { dashboard, folderUid: folder, message, overwrite: false };
  await client.ask({ method: 'POST', path: '/api/dashboards/db', body, answer: saved });
  return 'done';
}
