import { z } from 'zod';
import type { GrafanaClient } from './client.js';
import { ApiFault } from './fault.js';
import type { Change, Item, Look, Write } from './finding.js';
import { path } from './path.js';
import type { WantedFolder } from './wanted.js';

const folder = z.object({
  uid: z.string(),
  title: z.string(),
  version: z.number().optional(),
  parentUid: z.string().optional(),
  createdBy: z.string().optional(),
  updatedBy: z.string().optional(),
  managedBy: z.string().optional(),
});
const listed = z.array(z.object({ uid: z.string(), title: z.string() }));

type Folder = z.infer<typeof folder>;

/** Where wanted folders really are: a folder of the same title may be there under another uid. */
export type Places = {
  readonly find: (uid: string) => string;
  readonly settle: (uid: string, real: string) => void;
  /** Folders that are not there yet: nothing can be inside them. */
  readonly absent: Set<string>;
};

/** An empty list of places. */
export function places(): Places {
  const real = new Map<string, string>();
  return {
    find: (uid) => real.get(uid) ?? uid,
    settle: (uid, found) => void real.set(uid, found),
    absent: new Set(),
  };
}

type Folders = {
  readonly client: GrafanaClient;
  readonly places: Places;
  readonly overwrite: boolean;
  /** Uids of all wanted folders. */
  readonly wanted: ReadonlySet<string>;
};

/** A wanted folder, looked for by uid, then by title among its neighbours. */
export function folderItem(want: WantedFolder, around: Folders): Item {
  const needs = want.parent !== undefined && around.wanted.has(want.parent) ? [`folder/${want.parent}`] : [];
  return { kind: 'folder', id: want.uid, title: want.title, needs, look: () => lookAt(want, around) };
}

async function lookAt(want: WantedFolder, around: Folders): Promise<Look> {
  const { client, places } = around;
  const parent = want.parent === undefined ? '' : places.find(want.parent);
  const seen = await client.find({ path: path`/api/folders/${want.uid}`, answer: folder });
  if (seen) return compared(want, { seen, parent, around });
  const twin = places.absent.has(parent) ? undefined : await titled(client, { title: want.title, parent });
  if (!twin) {
    places.absent.add(want.uid);
    return absent(want, { parent, around });
  }
  places.settle(want.uid, twin);
  const reason = `The folder "${want.title}" is there as ${twin} and is used as it is.`;
  return { state: 'same', changes: [], reason, token: twin };
}

async function titled(
  client: GrafanaClient,
  { title, parent }: { title: string; parent: string },
): Promise<string | undefined> {
  const query = { limit: 1000, ...(parent === '' ? {} : { parentUid: parent }) };
  for (let page = 1; ; page += 1) {
    const found =
      (await client.find({ path: '/api/folders', query: { ...query, page }, answer: listed })) ?? [];
    const twin = found.find((one) => one.title === title.trim());
    if (twin || found.length < 1000) return twin?.uid;
  }
}

type At = { readonly parent: string; readonly around: Folders };

function absent(want: WantedFolder, { parent, around }: At): Look {
  const write: Write = async () => {
    const body = { uid: want.uid, title: want.title, ...(parent === '' ? {} : { parentUid: parent }) };
    const made = await around.client.ask({ method: 'POST', path: '/api/folders', body, answer: folder });
    if ((made.parentUid ?? '') !== parent) throw noNesting(want.title);
    return 'done';
  };
  return { state: 'create', changes: [], token: '', write };
}

function compared(want: WantedFolder, { seen, parent, around }: At & { readonly seen: Folder }): Look {
  const token = String(seen.version ?? '');
  const moved = (seen.parentUid ?? '') !== parent;
  const renamed = seen.title !== want.title.trim();
  if (!moved && !renamed) return { state: 'same', changes: [], token };
  const changes: Change[] = [];
  if (renamed) changes.push({ where: ['title'], before: seen.title, after: want.title });
  if (moved) changes.push({ where: ['parent'], before: seen.parentUid || 'root', after: parent || 'root' });
  if (seen.managedBy !== undefined && seen.managedBy !== '') {
    return { state: 'foreign', changes, token, reason: `managed by ${seen.managedBy}` };
  }
  const touched = seen.updatedBy !== undefined && seen.updatedBy !== seen.createdBy;
  if (touched && !around.overwrite) {
    return { state: 'conflict', changes, token, reason: `changed in Grafana by ${seen.updatedBy}` };
  }
  const write: Write = () => mend(want, { seen, parent, around, moved, renamed });
  return { state: moved && !renamed ? 'move' : 'change', changes, token, write, steps: true };
}

type Mend = At & { readonly seen: Folder; readonly moved: boolean; readonly renamed: boolean };

/** Renames, then moves: one request a step. */
async function mend(
  want: WantedFolder,
  { seen, parent, around, moved, renamed }: Mend,
): Promise<'done' | 'more'> {
  const at = path`/api/folders/${want.uid}`;
  if (renamed) {
    const body = { title: want.title, ...(seen.version === undefined ? {} : { version: seen.version }) };
    await around.client.ask({ method: 'PUT', path: at, body, answer: folder });
    return moved ? 'more' : 'done';
  }
  await around.client.ask({
    method: 'POST',
    path: `${at}/move`,
    body: { parentUid: parent },
    answer: folder,
  });
  return 'done';
}

function noNesting(title: string): ApiFault {
  return new ApiFault({
    kind: 'invalid',
    what: `The folder "${title}" was made at the root: this Grafana has no nested folders.`,
    todo: 'Turn on nestedFolders (Grafana 10), or put the folder at the root in the configuration.',
  });
}
