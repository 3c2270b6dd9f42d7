import { needs, no, objectBody, ok, textOf, type Call, type Reply } from './call.js';
import type { Folder, World } from './world.js';

const deepest = 4;

/** The `/api/folders` routes. */
export function folders(call: Call): Reply | undefined {
  const { method, segments, world } = call;
  if (segments[0] !== 'api' || segments[1] !== 'folders') return undefined;
  const [, , uid, verb] = segments;
  if (uid === undefined) {
    if (method === 'GET') return list(call);
    if (method === 'POST') return create(call);
    return undefined;
  }
  needs(call, { GET: 'folders:read', DELETE: 'folders:delete' }[method] ?? 'folders:write');
  const folder = world.folders.get(uid);
  if (!folder) throw no(404, 'folder not found', { status: 'not-found' });
  if (verb === undefined && method === 'GET') return ok(shown(folder, world));
  if (verb === undefined && method === 'PUT') return rename(call, folder);
  if (verb === undefined && method === 'DELETE') return remove(call, folder);
  if (verb === 'move' && method === 'POST') return move(call, folder);
  if (verb === 'counts' && method === 'GET') return ok(counts(uid, world));
  return undefined;
}

function list(call: Call): Reply {
  needs(call, 'folders:read');
  const { query, world } = call;
  const parent = query.get('parentUid') ?? '';
  const limit = Number(query.get('limit') ?? 1000);
  const page = Number(query.get('page') ?? 1);
  const level = [...world.folders.values()].filter((one) => one.parent === parent);
  const shownLevel = level.slice((page - 1) * limit, page * limit);
  return ok(shownLevel.map(({ uid, title }) => ({ id: 1, uid, title })));
}

function create(call: Call): Reply {
  needs(call, 'folders:create');
  const { world, who } = call;
  const body = objectBody(call);
  const title = textOf(body, 'title').trim();
  const uid = textOf(body, 'uid');
  const asked = textOf(body, 'parentUid');
  const parent = world.edition.nestedFolders ? asked : '';
  checkTitle(title);
  if (!/^[A-Za-z0-9_-]{1,40}$/.test(uid)) throw no(400, 'uid contains illegal characters');
  if (parent !== '' && !world.folders.has(parent)) throw no(404, 'folder not found', { status: 'not-found' });
  if (depth(parent, world) >= deepest) throw no(400, 'folder maximum depth reached');
  if (world.folders.has(uid)) {
    const clash = 'a folder/dashboard with the same uid already exists';
    throw no(
      world.edition.folderTaken,
      clash,
      world.edition.folderTaken === 412 ? { status: 'version-mismatch' } : {},
    );
  }
  if (world.edition.titlesUnique && hasTitle(world, { parent, title })) {
    throw no(409, 'a folder with the same name already exists in the current location');
  }
  const by = who!.login;
  const folder: Folder = { uid, title, parent, version: 1, createdBy: by, updatedBy: by };
  world.folders.set(uid, folder);
  world.touched(`folder/${uid}`);
  return ok(shown(folder, world));
}

function rename(call: Call, folder: Folder): Reply {
  const body = objectBody(call);
  const title = textOf(body, 'title').trim();
  checkTitle(title);
  if (body['overwrite'] !== true && body['version'] !== folder.version) {
    throw no(412, 'the folder has been changed by someone else', { status: 'version-mismatch' });
  }
  folder.title = title;
  return touched(call, folder);
}

function move(call: Call, folder: Folder): Reply {
  const { world } = call;
  const parent = textOf(objectBody(call), 'parentUid');
  if (parent !== '' && !world.folders.has(parent)) throw no(404, 'folder not found', { status: 'not-found' });
  for (let up = parent; up !== ''; up = world.folders.get(up)?.parent ?? '') {
    if (up === folder.uid) throw no(400, 'circular reference detected');
  }
  if (depth(parent, world) >= deepest) throw no(400, 'folder maximum depth reached');
  folder.parent = parent;
  return touched(call, folder);
}

function touched({ world, who }: Call, folder: Folder): Reply {
  folder.version += 1;
  folder.updatedBy = who!.login;
  world.touched(`folder/${folder.uid}`);
  return ok(shown(folder, world));
}

function remove({ world, query }: Call, folder: Folder): Reply {
  const inside = counts(folder.uid, world);
  if (world.edition.keepsFullFolders && Object.values(inside).some((count) => count > 0)) {
    throw no(400, 'Folder cannot be deleted: folder is not empty');
  }
  if (inside.alertrule > 0 && query.get('forceDeleteRules') !== 'true') {
    throw no(400, 'folder cannot be deleted: folder contains alert rules');
  }
  removeAll(folder.uid, world);
  return ok({ message: `Folder ${folder.title} deleted`, id: 1, title: folder.title });
}

function removeAll(uid: string, world: World): void {
  for (const child of world.folders.values()) if (child.parent === uid) removeAll(child.uid, world);
  for (const board of world.boards.values()) if (board.folder === uid) world.boards.delete(board.uid);
  world.groups.splice(0, world.groups.length, ...world.groups.filter((group) => group.folder !== uid));
  world.folders.delete(uid);
}

function counts(
  uid: string,
  world: World,
): { folder: number; dashboard: number; alertrule: number; librarypanel: number } {
  const inside = [...world.folders.values()].filter(({ parent }) => parent === uid);
  const own = {
    folder: inside.length,
    dashboard: [...world.boards.values()].filter((board) => board.folder === uid).length,
    alertrule: world.groups
      .filter(({ folder }) => folder === uid)
      .reduce((sum, { rules }) => sum + rules.length, 0),
    librarypanel: 0,
  };
  for (const { uid: child } of inside) {
    const below = counts(child, world);
    own.folder += below.folder;
    own.dashboard += below.dashboard;
    own.alertrule += below.alertrule;
  }
  return own;
}

function checkTitle(title: string): void {
  if (title === '') throw no(400, 'folder title cannot be empty');
  if (title.toLowerCase() === 'general') throw no(400, 'folder title cannot be General');
}

const hasTitle = (world: World, { parent, title }: { parent: string; title: string }): boolean =>
  [...world.folders.values()].some((one) => one.parent === parent && one.title === title);

function depth(uid: string, world: World): number {
  return uid === '' ? 0 : 1 + depth(world.folders.get(uid)?.parent ?? '', world);
}

function shown(folder: Folder, world: World): unknown {
  const { uid, title, parent, version, createdBy, updatedBy, managedBy } = folder;
  return {
    id: 1,
    uid,
    orgId: 1,
    title,
    url: `/dashboards/f/${uid}/${title.toLowerCase().replaceAll(/\W+/g, '-')}`,
    hasAcl: false,
    canSave: true,
    canEdit: true,
    canAdmin: true,
    canDelete: true,
    createdBy,
    created: world.now(),
    updatedBy,
    updated: world.now(),
    version,
    ...(parent ? { parentUid: parent, parents: parentsOf(parent, world) } : {}),
    ...(world.edition.folderTellsManager && managedBy ? { managedBy } : {}),
  };
}

function parentsOf(uid: string, world: World): unknown[] {
  const folder = world.folders.get(uid);
  return folder ? [...(folder.parent ? parentsOf(folder.parent, world) : []), shown(folder, world)] : [];
}
