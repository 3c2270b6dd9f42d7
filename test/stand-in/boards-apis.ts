import { needs, ok, statusNo, type Call, type Reply } from './call.js';
import { group, parsed, type Parsed } from './apis-parse.js';
import { shown } from './apis-show.js';
import { namespaceOf } from './meta.js';
import type { Board, Body } from './world.js';

const managers = new Set([
  'repo',
  'terraform',
  'kubectl',
  'plugin',
  'grafana',
  'classic-file-provisioning',
  'classic-api-provisioning',
]);

/** The `/apis/dashboard.grafana.app` routes. */
export function boardsApis(call: Call): Reply | undefined {
  const { method, segments, world } = call;
  const [apis, name, version, word, namespace, kind, uid] = segments;
  if (apis !== 'apis' || name !== group || word !== 'namespaces' || kind !== 'dashboards') return undefined;
  if (!world.edition.boardApis.includes(version!))
    throw statusNo(404, 'NotFound', 'the server could not find the requested resource');
  if (namespace !== namespaceOf(call))
    throw statusNo(403, 'Forbidden', `namespace ${namespace} is not yours`);
  const board = uid === undefined ? undefined : world.boards.get(uid);
  if (method === 'POST' && uid === undefined) return create(call, version!);
  if (method === 'GET' && uid === undefined) return list(call, version!);
  if (uid === undefined) return undefined;
  if (method === 'PUT') return put(call, { board, version: version!, uid });
  if (!board) throw notFound(uid);
  if (method === 'GET') {
    allow(call, 'dashboards:read');
    return ok(shown(board, { call, version: version! }));
  }
  if (method === 'DELETE') return remove(call, board);
  return undefined;
}

function allow(call: Call, action: string): void {
  if (call.who?.may !== undefined && !call.who.may.includes(action)) {
    throw statusNo(
      403,
      'Forbidden',
      `dashboards.${group} is forbidden: user cannot do this. Permissions needed: ${action}`,
    );
  }
  needs(call, action);
}

const notFound = (uid: string): Error => statusNo(404, 'NotFound', `dashboards.${group} "${uid}" not found`);

function create(call: Call, version: string): Reply {
  const { world } = call;
  allow(call, 'dashboards:create');
  const given = parsed(call, version);
  if (given.resource !== undefined)
    throw statusNo(400, 'BadRequest', 'resourceVersion should not be set on objects to be created');
  if (world.boards.has(given.uid))
    throw statusNo(409, 'AlreadyExists', `dashboards.${group} "${given.uid}" already exists`);
  if (world.boards.size >= world.boardQuota) throw statusNo(403, 'Forbidden', 'Quota reached');
  return ok(shown(stored(call, { given, version, board: undefined }), { call, version }), 201);
}

function put(
  call: Call,
  { board, version, uid }: { board: Board | undefined; version: string; uid: string },
): Reply {
  allow(call, 'dashboards:write');
  const given = parsed(call, version);
  if (given.uid !== uid)
    throw statusNo(400, 'BadRequest', 'the name of the object does not match the name on the URL');
  if (board && given.resource !== undefined && given.resource !== String(board.resource)) {
    const text = `Operation cannot be fulfilled on dashboards.${group} "${uid}": the object has been modified`;
    throw statusNo(409, 'Conflict', text);
  }
  if (!board && given.resource !== undefined) throw notFound(uid);
  if (board) checkManager(board, given);
  return ok(shown(stored(call, { given, version, board }), { call, version }), board ? 200 : 201);
}

function checkManager(board: Board, given: Parsed): void {
  if (board.file !== undefined) throw statusNo(403, 'Forbidden', 'Cannot save provisioned dashboard');
  const [oldKind, newKind] = [
    board.annotations['grafana.app/managedBy'],
    given.annotations['grafana.app/managedBy'],
  ];
  const [oldId, newId] = [
    board.annotations['grafana.app/managerId'],
    given.annotations['grafana.app/managerId'],
  ];
  if (oldKind === undefined || !managers.has(oldKind)) return;
  if (oldKind === 'repo') throw statusNo(403, 'Forbidden', 'this resource is managed by a repository');
  if (newKind !== undefined && (newKind !== oldKind || (newKind !== 'terraform' && newId !== oldId))) {
    throw statusNo(403, 'Forbidden', 'remove the existing manager first');
  }
}

function stored(
  call: Call,
  { given, version, board: old }: { given: Parsed; version: string; board: Board | undefined },
): Board {
  const { world, who } = call;
  if (world.readOnly) throw statusNo(500, 'InternalError', 'attempt to write a readonly database');
  const kind = given.annotations['grafana.app/managedBy'];
  if (
    kind &&
    managers.has(kind) &&
    !kind.startsWith('classic') &&
    !given.annotations['grafana.app/managerId']
  ) {
    throw statusNo(422, 'Invalid', 'manager identity is required');
  }
  const board = old ?? world.newBoard(given.uid);
  const created = board.annotations['grafana.app/createdBy'] ?? `service-account:${who!.login}`;
  board.annotations = {
    ...given.annotations,
    'grafana.app/createdBy': created,
    'grafana.app/updatedBy': `service-account:${who!.login}`,
    'grafana.app/updatedTimestamp': world.now(),
  };
  board.labels = given.labels;
  board.storedVersion = version;
  const message = given.annotations['grafana.app/message'] ?? '';
  world.store(board, { spec: given.spec, folder: given.folder, by: who!.login, message });
  return board;
}

function remove(call: Call, board: Board): Reply {
  allow(call, 'dashboards:delete');
  if (board.file !== undefined) throw statusNo(400, 'BadRequest', 'provisioned dashboard cannot be deleted');
  const conditions = (
    typeof call.body === 'object' && call.body !== null ? (call.body as Body)['preconditions'] : undefined
  ) as Body | undefined;
  if (
    conditions?.['resourceVersion'] !== undefined &&
    conditions['resourceVersion'] !== String(board.resource)
  ) {
    throw statusNo(409, 'Conflict', 'the resourceVersion in the precondition does not match');
  }
  call.world.boards.delete(board.uid);
  return ok({
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: 'Success',
    details: { name: board.uid },
  });
}

function list(call: Call, version: string): Reply {
  allow(call, 'dashboards:read');
  const all = [...call.world.boards.values()];
  const limit = Number(call.query.get('limit') ?? 500);
  const from = Number(call.query.get('continue') ?? 0);
  const items = all.slice(from, from + limit).map((board) => shown(board, { call, version }));
  const more = from + limit < all.length ? String(from + limit) : '';
  return ok({
    kind: 'DashboardList',
    apiVersion: `${group}/${version}`,
    metadata: { resourceVersion: '1', continue: more },
    items,
  });
}
