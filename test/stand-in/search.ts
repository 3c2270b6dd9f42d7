import { needs, no, ok, type Call, type Reply } from './call.js';
import { slugOf } from './boards-legacy.js';
import type { Board, Folder, World } from './world.js';

/** `GET /api/search`: pages over an index that may be behind. */
export function search(call: Call): Reply | undefined {
  const { method, path, query, world } = call;
  if (method !== 'GET' || path !== '/api/search') return undefined;
  needs(call, 'dashboards:read');
  const limit = Number(query.get('limit') ?? 1000);
  if (limit > 5000)
    throw no(422, 'Limit is above maximum allowed (5000), use page parameter to access hits beyond limit');
  const page = Number(query.get('page') ?? 1);
  const hits = [...folderHits(query, world), ...boardHits(query, world)];
  return ok(hits.slice((page - 1) * limit, page * limit));
}

function folderHits(query: URLSearchParams, world: World): object[] {
  if (query.get('type') === 'dash-db' || query.has('tag')) return [];
  const parents = query.getAll('folderUIDs');
  return [...world.folders.values()]
    .filter(({ uid }) => world.indexed(`folder/${uid}`))
    .filter(({ parent }) => parents.length === 0 || parents.includes(parent || 'general'))
    .map((folder) => folderHit(folder, world));
}

function folderHit({ uid, title, parent }: Folder, world: World): object {
  const url = `/dashboards/f/${uid}`;
  return {
    id: 1,
    orgId: 1,
    uid,
    title,
    uri: `db/${uid}`,
    url,
    slug: '',
    type: 'dash-folder',
    tags: [],
    isStarred: false,
    ...inside(parent, world),
  };
}

function boardHits(query: URLSearchParams, world: World): object[] {
  if (query.get('type') === 'dash-folder') return [];
  const tags = query.getAll('tag');
  const parents = query.getAll('folderUIDs');
  const uids = query.getAll('dashboardUIDs');
  return [...world.boards.values()]
    .filter(({ uid }) => world.indexed(`board/${uid}`))
    .filter((board) => tags.every((tag) => tagsOf(board).includes(tag)))
    .filter(({ folder }) => parents.length === 0 || parents.includes(folder || 'general'))
    .filter(({ uid }) => uids.length === 0 || uids.includes(uid))
    .map((board) => boardHit(board, world));
}

function boardHit(board: Board, world: World): object {
  return {
    id: 1,
    orgId: 1,
    uid: board.uid,
    title: board.spec['title'],
    uri: `db/${slugOf(board)}`,
    url: `/d/${board.uid}/${slugOf(board)}`,
    slug: '',
    type: 'dash-db',
    tags: tagsOf(board),
    isStarred: false,
    ...inside(board.folder, world),
  };
}

const tagsOf = ({ spec }: Board): string[] => (Array.isArray(spec['tags']) ? (spec['tags'] as string[]) : []);

function inside(folder: string, world: World): object {
  const found = world.folders.get(folder);
  return found
    ? { folderId: 1, folderUid: folder, folderTitle: found.title, folderUrl: `/dashboards/f/${folder}` }
    : {};
}
