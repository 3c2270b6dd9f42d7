import { queryJson } from '../../classic/target.js';
import type { JsonObject } from '../../json.js';
import type { SourceRef, Sources } from '../../sources.js';
import type { Target } from '../../target.js';

/** A query of any data source: its plugin is the group, its uid stands beside what it asks. */
export function dataQuery(source: SourceRef, spec: JsonObject): JsonObject {
  return { kind: 'DataQuery', group: source.type, version: 'v0', datasource: { name: source.uid }, spec };
}

/** A target; letter and visibility stand outside its query. */
export function targetQuery(target: Target, sources: Sources): JsonObject {
  const { refId: _refId, hide: _hide, ...spec } = queryJson(target);
  return dataQuery(sources(target), spec);
}
