import { z } from 'zod';
import { ApiFault } from './fault.js';
import { keyOf, type Item, type Look, type Write } from './finding.js';
import type { Inside, Orphans } from './orphans.js';
import { path } from './path.js';
import { search, type Hit } from './search.js';
import { gone } from './verdict.js';

const counts = z.record(z.string(), z.number());

/**
 * Folders of ours that are no longer wanted: their uid begins with the project's name. One is removed only
 * when nothing is left in it, which is asked again right before.
 */
export async function orphanFolders(around: Orphans, inside: readonly Inside[]): Promise<readonly Item[]> {
  const { client, wanted, kept } = around;
  const all = await search(client, { type: 'dash-folder' });
  const left = all.filter(({ uid }) => uid.startsWith(`${wanted.project}-`) && !kept.has(`folder/${uid}`));
  return left.map((folder) => {
    const below = left.filter((one) => one.uid !== folder.uid && isBelow(one, { folder, all }));
    const held = inside.filter(
      (one) => one.folder === folder.uid || below.some(({ uid }) => uid === one.folder),
    );
    const needs = [...held.map(keyOf), ...below.map(({ uid }) => `folder/${uid}`)];
    const look = (): Promise<Look> => lookAt(folder, { around, going: needs });
    return { kind: 'folder', id: folder.uid, title: folder.title, needs, look, orphan: true };
  });
}

function isBelow({ folderUid }: Hit, { folder, all }: { folder: Hit; all: readonly Hit[] }): boolean {
  if (folderUid === undefined || folderUid === '') return false;
  if (folderUid === folder.uid) return true;
  const parent = all.find(({ uid }) => uid === folderUid);
  return parent !== undefined && isBelow(parent, { folder, all });
}

type Going = { readonly around: Orphans; readonly going: readonly string[] };

/** What goes before the folder: boards and folders one by one, rule groups of unknown size. */
async function lookAt(folder: Hit, { around, going }: Going): Promise<Look> {
  const { client } = around;
  const at = path`/api/folders/${folder.uid}`;
  const held = await client.find({ path: `${at}/counts`, answer: counts });
  if (!held) return gone;
  const goingOf = (kind: string): number => going.filter((key) => key.startsWith(`${kind}/`)).length;
  const rest = {
    board: (held['dashboard'] ?? 0) - goingOf('board'),
    folder: (held['folder'] ?? 0) - goingOf('folder'),
    'alert rule': goingOf('rules') > 0 ? 0 : (held['alertrule'] ?? 0),
    'library panel': held['librarypanel'] ?? 0,
  };
  const foreign = Object.entries(rest).filter(([, count]) => count > 0);
  if (foreign.length > 0) {
    const reason = `holds ${foreign.map(([kind, count]) => `${count} ${kind}${count === 1 ? '' : 's'}`).join(', ')} not ours: left alone`;
    return { state: 'foreign', changes: [], token: 'there', reason };
  }
  const write: Write = async () => {
    const now = await client.find({ path: `${at}/counts`, answer: counts });
    if (now && Object.values(now).some((count) => count > 0)) throw notEmpty(folder.title);
    await client.ask({ method: 'DELETE', path: at, answer: z.unknown() });
    return 'done';
  };
  return { state: 'orphan', changes: [], token: 'there', write };
}

function notEmpty(title: string): ApiFault {
  return new ApiFault({
    kind: 'managed',
    what: `The folder "${title}" still holds something.`,
    todo: 'See what is in it; an empty one goes with the next prune.',
  });
}
