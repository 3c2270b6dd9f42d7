import { stringify } from 'yaml';
import { needs, no, ok, type Call, type Reply } from './call.js';
import type { Body } from './world.js';

/** The ruler routes of Grafana: they give YAML and take JSON. */
export function rulers(call: Call): Reply | undefined {
  const { segments, method, world } = call;
  const [api, ruler, source, api2, v1, rules, space, name] = segments;
  if (api !== 'api' || ruler !== 'ruler' || api2 !== 'api' || v1 !== 'v1' || rules !== 'rules')
    return undefined;
  needs(call, method === 'GET' ? 'alert.rules.external:read' : 'alert.rules.external:write');
  const found = world.dataSources.find(({ uid }) => uid === source);
  if (!found) throw no(404, 'data source not found');
  const key = (namespace: string): string => `${found.uid}/${namespace}`;
  if (space === undefined) return undefined;
  const groups = world.rulers.get(key(space)) ?? new Map<string, Body[]>();
  if (method === 'GET') return groups.size === 0 ? none : yaml(space, groups);
  if (method === 'DELETE' && name !== undefined) {
    if (!groups.delete(name)) return none;
    return ok({ message: 'rules deleted' }, 202);
  }
  if (method !== 'POST') return undefined;
  const body = call.body;
  if (typeof body !== 'object' || body === null) throw no(400, 'bad request data');
  const group = body as Body;
  if (typeof group['name'] !== 'string' || !Array.isArray(group['rules'])) throw no(400, 'bad request data');
  groups.set(group['name'], [group]);
  world.rulers.set(key(space), groups);
  return ok({ message: 'rules saved' }, 202);
}

const none: Reply = { status: 404, body: 'no rule groups found', type: 'text/plain' };

function yaml(space: string, groups: ReadonlyMap<string, Body[]>): Reply {
  return { status: 200, body: stringify({ [space]: [...groups.values()].flat() }), type: 'application/yaml' };
}
