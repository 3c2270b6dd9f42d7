import { needs, no, ok, type Call, type Reply } from './call.js';
import type { DataSource } from './world.js';

/** Health, namespace, API groups, organisation, permissions: what a client asks to learn where it is. */
export function meta(call: Call): Reply | undefined {
  const { method, path, world } = call;
  const { edition } = world;
  if (method !== 'GET') return undefined;
  if (path === '/api/health')
    return ok({ database: 'ok', ...(edition.version ? { version: edition.version, commit: 'abc' } : {}) });
  if (path === '/bootdata' && edition.boardApis.length > 0) {
    return ok({ settings: { namespace: namespaceOf(call), buildInfo: { version: edition.version ?? '' } } });
  }
  if (path === '/apis/dashboard.grafana.app' && edition.boardApis.length > 0)
    return ok(group(edition.boardApis));
  if (path === '/api/org') {
    signedIn(call);
    return ok({
      id: call.who!.org,
      name: call.who!.org === 1 ? 'Main Org.' : `Org ${call.who!.org}`,
      address: {},
    });
  }
  if (path === '/api/access-control/user/permissions') {
    signedIn(call);
    return ok(Object.fromEntries((call.who!.may ?? everything).map((action) => [action, ['*']])));
  }
  if (path === '/api/datasources') {
    needs(call, 'datasources:read');
    return ok(world.dataSources.map(shownSource));
  }
  return undefined;
}

/** The namespace of the caller's organisation. */
export function namespaceOf({ world, who }: Call): string {
  if (world.edition.name === 'cloud' || who === undefined || who.org === 1) return world.edition.namespace;
  return `org-${who.org}`;
}

export function signedIn({ who }: Call): void {
  if (!who) throw no(401, 'Unauthorized', { messageId: 'auth.unauthorized', statusCode: 401, traceID: '' });
}

function shownSource({ answers: _answers, ...source }: DataSource, index: number): object {
  return { ...dataSource, id: index + 1, ...source };
}

const dataSource = {
  orgId: 1,
  typeName: '',
  typeLogoUrl: '',
  access: 'proxy',
  url: 'http://127.0.0.1:9',
  user: '',
  database: '',
  basicAuth: false,
  jsonData: {},
};

const everything = [
  'dashboards:create',
  'dashboards:read',
  'dashboards:write',
  'dashboards:delete',
  'folders:create',
  'folders:read',
  'folders:write',
  'folders:delete',
  'datasources:read',
  'datasources:query',
  'alert.provisioning:read',
  'alert.provisioning:write',
  'alert.rules.external:read',
  'alert.rules.external:write',
  'annotations:create',
];

function group(versions: readonly string[]): unknown {
  const name = 'dashboard.grafana.app';
  const all = versions.map((version) => ({ groupVersion: `${name}/${version}`, version }));
  return { kind: 'APIGroup', apiVersion: 'v1', name, versions: all, preferredVersion: all[0] };
}
