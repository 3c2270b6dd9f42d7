import { z } from 'zod';
import {
  apisBoard,
  apisPath,
  isOurs,
  key,
  lastWrite,
  managedBy,
  sumNote,
  type ApisBoard,
  type ApisPlace,
} from './apis-form.js';
import { boardDiff } from './board-diff.js';
import { boardContent } from './board-form.js';
import type { BoardWish, Orphan } from './board-wish.js';
import { checksum, same } from './canonical.js';
import type { GrafanaClient } from './client.js';
import { isOnlySaved } from './editor-save.js';
import type { Change, Look, Write } from './finding.js';
import { managerId, managerKind, markTag, writeMessage } from './mark.js';
import { touchedBy, type Touched } from './touched.js';
import { gone, removal, verdict } from './verdict.js';

type Placed<T> = T & { readonly at: ApisPlace };

/** Looks for a board on the `/apis` routes, and writes it there on the condition of its resource version. */
export async function lookApis(client: GrafanaClient, wish: Placed<BoardWish>): Promise<Look> {
  const { parts, at, project, content } = wish;
  const seen = await client.find({ path: apisPath(at, parts.uid), answer: apisBoard });
  const write: Write = () => save(client, { wish, seen });
  if (!seen) return { state: 'create', changes: [], token: '', write };
  const now = boardContent(seen.spec, { without: markTag(project) });
  const last = lastWrite(seen, { project, sum: checksum(now) });
  const migrated = last.untouched && last.sum === wish.sum;
  const folder = seen.metadata.annotations?.[key.folder] ?? '';
  const editing = editingChange(seen, wish);
  const form = parts.form;
  const resaved = form === 'classic' && !last.untouched && isOnlySaved({ ours: content, saved: now });
  return verdict({
    equal: (migrated || resaved || same(now, content)) && editing.length === 0,
    moved: folder === wish.folder ? undefined : { from: folder, to: wish.folder },
    changes: () => [...(migrated ? [] : boardDiff({ form, spec: now }, { form, spec: content })), ...editing],
    ours: isOurs(seen, project),
    managed: managedBy(seen, project),
    touched: last.untouched ? undefined : editor(seen),
    overwrite: wish.manner.overwrite ?? false,
    token: seen.metadata.resourceVersion,
    write,
  });
}

/** Looks at a board of ours that is no longer wanted, and removes it on the condition of its resource version. */
export async function orphanApis(
  client: GrafanaClient,
  { uid, project, manner, at }: Placed<Orphan>,
): Promise<Look> {
  const seen = await client.find({ path: apisPath(at, uid), answer: apisBoard });
  if (!seen) return gone;
  const { resourceVersion } = seen.metadata;
  const write: Write = async () => {
    const body = { kind: 'DeleteOptions', apiVersion: 'v1', preconditions: { resourceVersion } };
    await client.ask({ method: 'DELETE', path: apisPath(at, uid), body, answer: z.unknown() });
    return 'done';
  };
  const sum = checksum(boardContent(seen.spec, { without: markTag(project) }));
  return removal({
    ours: isOurs(seen, project),
    managed: managedBy(seen, project),
    touched: lastWrite(seen, { project, sum }).untouched ? undefined : editor(seen),
    overwrite: manner.overwrite ?? false,
    token: resourceVersion,
    write,
  });
}

function editor({ metadata }: ApisBoard): Touched {
  const { [key.updatedBy]: account, [key.updated]: at } = metadata.annotations ?? {};
  return touchedBy(account?.replace(/^[a-z-]+:/, ''), at);
}

/** Whether people may edit the board in Grafana, where that is to be another way than it is. */
function editingChange({ metadata }: ApisBoard, { manner, project }: BoardWish): Change[] {
  const notes = metadata.annotations ?? {};
  if (notes[key.managerId] !== managerId(project)) return [];
  const [locked, lock] = [notes[key.edits] !== 'true', manner.lock ?? false];
  const word = { true: 'locked', false: 'allowed' } as const;
  return locked === lock
    ? []
    : [{ where: ['editing in Grafana'], before: word[`${locked}`], after: word[`${lock}`] }];
}

type Save = { readonly wish: Placed<BoardWish>; readonly seen: ApisBoard | undefined };

async function save(client: GrafanaClient, { wish, seen }: Save): Promise<'done'> {
  const { parts, at, project } = wish;
  const { uid: _uid, id: _id, version: _version, tags, ...spec } = parts.spec;
  const known = seen
    ? { resourceVersion: seen.metadata.resourceVersion, labels: seen.metadata.labels ?? {} }
    : {};
  const body = {
    apiVersion: `dashboard.grafana.app/${at.version}`,
    kind: 'Dashboard',
    metadata: { name: parts.uid, namespace: at.namespace, ...known, annotations: notesFor({ wish, seen }) },
    spec: { ...spec, tags: [...(Array.isArray(tags) ? tags : []), markTag(project)] },
  };
  const method = seen ? 'PUT' : 'POST';
  await client.ask({ method, path: apisPath(at, seen ? parts.uid : undefined), body, answer: apisBoard });
  return 'done';
}

/** Our annotations, beside those of others that a server does not set itself. */
function notesFor({ wish, seen }: Save): Record<string, string> {
  const { project, manner, folder, sum } = wish;
  const kept = Object.entries(seen?.metadata.annotations ?? {}).filter(
    ([name]) => !name.startsWith('grafana.app/'),
  );
  const note = manner.note === undefined ? {} : { note: manner.note };
  return {
    ...Object.fromEntries(kept),
    ...(folder === '' ? {} : { [key.folder]: folder }),
    ...(!seen && folder === '' ? { [key.rights]: 'default' } : {}),
    [key.message]: writeMessage({ project, sum, ...note }),
    [key.manager]: managerKind,
    [key.managerId]: managerId(project),
    [key.edits]: String(!(manner.lock ?? false)),
    [key.sum]: sumNote(sum, seen),
  };
}
