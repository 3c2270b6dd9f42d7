import { needs, no, objectBody, ok, textOf, type Call, type Reply } from './call.js';
import type { Board, Body, World } from './world.js';

/** The `/api/dashboards` routes. */
export function boardsLegacy(call: Call): Reply | undefined {
  const { method, segments, world } = call;
  if (segments[0] !== 'api' || segments[1] !== 'dashboards') return undefined;
  if (segments[2] === 'db' && method === 'POST') return save(call);
  const uid = segments[3];
  if (segments[2] !== 'uid' || uid === undefined) return undefined;
  needs(call, method === 'DELETE' ? 'dashboards:delete' : 'dashboards:read');
  const board = world.boards.get(uid);
  if (!board) throw no(404, 'Dashboard not found');
  if (segments[4] === undefined && method === 'GET') return ok(shown(board, world));
  if (segments[4] === 'versions' && method === 'GET') return history(call, board);
  if (segments[4] === undefined && method === 'DELETE') return remove(board, world);
  return undefined;
}

function save(call: Call): Reply {
  const { world, who } = call;
  const command = objectBody(call);
  const given = command['dashboard'];
  if (typeof given !== 'object' || given === null) throw no(400, 'bad request data');
  const { id, uid: givenUid, version, ...spec } = given as Body;
  const uid = String(givenUid ?? `gen${world.nextResource()}`);
  check({ spec, uid, command });
  if (world.readOnly) throw no(500, 'Failed to save dashboard: attempt to write a readonly database');
  const folder = textOf(command, 'folderUid').replace(/^general$/, '');
  if (folder !== '' && !world.folders.has(folder)) throw no(400, 'folder not found', { status: 'not-found' });
  if (Buffer.byteLength(JSON.stringify(spec)) > world.boardBytes)
    throw no(413, 'Dashboard is too large, max is 1 MB');
  if (id !== null && id !== undefined) throw no(404, 'Dashboard not found', { status: 'not-found' });
  const old = world.boards.get(uid);
  needs(call, old ? 'dashboards:write' : 'dashboards:create');
  if (old) checkOld(old, { world, version, overwrite: command['overwrite'] === true });
  if (!old && world.boards.size >= world.boardQuota) throw no(403, 'Quota reached');
  checkTitle({ world, uid, folder, title: String(spec['title']) });
  const board = old ?? world.newBoard(uid);
  const message = textOf(command, 'message');
  const by = who!.login;
  if (!old) board.annotations['grafana.app/createdBy'] = `service-account:${by}`;
  board.annotations['grafana.app/updatedBy'] = `service-account:${by}`;
  board.annotations['grafana.app/updatedTimestamp'] = world.now();
  board.annotations['grafana.app/message'] = message;
  board.storedVersion = 'v0alpha1';
  world.store(board, { spec, folder, by, message });
  if (world.edition.bareHistory && board.history.at(-1)!.version !== board.history.length) renumber(board);
  const slug = slugOf(board);
  return ok({
    status: 'success',
    id: 1,
    uid,
    url: `/d/${uid}/${slug}`,
    slug,
    version: board.generation,
    folderUid: folder,
  });
}

/** Until 11 every save makes a new version, also one that changes nothing. */
function renumber(board: Board): void {
  board.generation = board.history.length;
  board.history[board.history.length - 1] = { ...board.history.at(-1)!, version: board.generation };
}

function check({ spec, uid, command }: { spec: Body; uid: string; command: Body }): void {
  if (textOf(spec, 'title').trim() === '')
    throw no(400, 'Dashboard title cannot be empty', { status: 'empty-name' });
  if (textOf(spec, 'title').length > 5000)
    throw no(400, 'Dashboard title too long', { status: 'title-too-long' });
  if (!/^[A-Za-z0-9_-]*$/.test(uid)) throw no(400, 'uid contains illegal characters');
  if (uid.length > 40) throw no(400, 'uid too long, max 40 characters');
  if (textOf(command, 'message').length > 500) throw no(400, 'message too long, max 500 characters');
  if ('folderId' in command && 'folderUid' in command) throw no(400, 'bad request data');
}

type Old = { readonly world: World; readonly version: unknown; readonly overwrite: boolean };

function checkOld(old: Board, { world, version, overwrite }: Old): void {
  const { edition } = world;
  const manager = old.annotations['grafana.app/managedBy'];
  const guarded =
    edition.saveGuardsManager && manager && old.annotations['grafana.app/managerAllowsEdits'] !== 'true';
  if (old.file !== undefined || guarded) throw no(400, 'Cannot save provisioned dashboard');
  if (overwrite || version === old.generation) return;
  if (edition.staleSave === 409) throw no(409, 'Dashboard already exists. Use overwrite flag to update.');
  throw no(412, 'The dashboard has been changed by someone else', { status: 'version-mismatch' });
}

function checkTitle({
  world,
  uid,
  folder,
  title,
}: {
  world: World;
  uid: string;
  folder: string;
  title: string;
}): void {
  if (!world.edition.titlesUnique) return;
  const twin = [...world.boards.values()].some(
    (one) => one.uid !== uid && one.folder === folder && one.spec['title'] === title,
  );
  if (twin)
    throw no(412, 'A dashboard with the same name in the folder already exists', { status: 'name-exists' });
}

function history({ world, query }: Call, board: Board): Reply {
  const all = board.history.toReversed().slice(0, Number(query.get('limit') ?? 1000));
  const rows = all.map(({ version, message, by, at }) => ({
    id: version,
    dashboardId: 1,
    uid: board.uid,
    version,
    message,
    created: at,
    createdBy: by,
  }));
  return ok(world.edition.bareHistory ? rows : { versions: rows, continueToken: '' });
}

function remove(board: Board, world: World): Reply {
  if (board.file !== undefined) throw no(400, 'provisioned dashboard cannot be deleted');
  world.boards.delete(board.uid);
  const title = String(board.spec['title']);
  return ok({ id: 1, title, message: `Dashboard ${title} deleted`, uid: board.uid });
}

export const slugOf = (board: Board): string =>
  String(board.spec['title'])
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-');

function shown(board: Board, world: World): unknown {
  if ('elements' in board.spec) throw no(406, 'dashboard api version not supported, use the apis route');
  const last = board.history.at(-1)!;
  const first = board.history[0]!;
  return {
    dashboard: { ...board.spec, id: 1, uid: board.uid, version: board.generation },
    meta: {
      type: 'db',
      canSave: true,
      canEdit: true,
      canAdmin: true,
      canStar: true,
      canDelete: true,
      slug: slugOf(board),
      url: `/d/${board.uid}/${slugOf(board)}`,
      expires: '0001-01-01T00:00:00Z',
      created: first.at,
      updated: last.at,
      updatedBy: last.by,
      createdBy: first.by,
      version: board.generation,
      hasAcl: false,
      isFolder: false,
      folderId: 0,
      folderUid: board.folder,
      folderTitle: world.folders.get(board.folder)?.title ?? 'General',
      folderUrl: '',
      provisioned: board.file !== undefined,
      provisionedExternalId: board.file ?? '',
      annotationsPermissions: null,
      ...(world.edition.boardApis.length > 0 ? { apiVersion: board.storedVersion } : {}),
    },
  };
}
