import { needs, no, objectBody, ok, type Call, type Reply } from './call.js';
import type { Body } from './world.js';

/** `POST /api/ds/query`: a data source that "answers" has one value for anything; another has none. */
export function queries(call: Call): Reply | undefined {
  if (call.path !== '/api/ds/query' || call.method !== 'POST') return undefined;
  needs(call, 'datasources:query');
  const asked = objectBody(call)['queries'];
  if (!Array.isArray(asked) || asked.length === 0) throw no(400, 'no queries found');
  const results = Object.fromEntries(
    (asked as Body[]).map((query) => [String(query['refId']), answerOf(query, call)]),
  );
  const failed = Object.values(results).some((one) => 'error' in one);
  return ok({ results }, failed ? 400 : 200);
}

function answerOf(query: Body, { world }: Call): Body {
  const uid = (query['datasource'] as Body | undefined)?.['uid'];
  const source = world.dataSources.find((one) => one.uid === uid);
  if (!source) throw no(404, 'data source not found');
  if (source.name.includes('broken'))
    return { error: 'connection refused', errorSource: 'downstream', status: 502, frames: [] };
  const fields = [
    { name: 'Time', type: 'time' },
    { name: 'Value', type: 'number' },
  ];
  const values = source.answers ? [[world.clock], [1]] : [[], []];
  return { status: 200, frames: [{ schema: { refId: query['refId'], fields }, data: { values } }] };
}
