import { objectBody, statusNo, type Call } from './call.js';
import { checkSize, migrated } from './apis-spec.js';
import type { Body } from './world.js';

export const group = 'dashboard.grafana.app';

/** A board as it was sent. */
export type Parsed = {
  readonly uid: string;
  readonly spec: Body;
  readonly folder: string;
  readonly annotations: Record<string, string>;
  readonly labels: Record<string, string>;
  readonly resource: string | undefined;
};

/** Takes a sent board apart and refuses what is not one. */
export function parsed(call: Call, version: string): Parsed {
  const body = objectBody(call);
  if (body['apiVersion'] !== `${group}/${version}` || body['kind'] !== 'Dashboard') {
    throw statusNo(400, 'BadRequest', 'the API version in the data does not match the expected API version');
  }
  const metadata = (body['metadata'] ?? {}) as Body;
  const uid = String(metadata['name'] ?? '');
  if (!/^[A-Za-z0-9_-]{1,40}$/.test(uid))
    throw statusNo(400, 'BadRequest', 'uid contains illegal characters');
  const { [`grafana.app/grant-permissions`]: _rights, ...annotations } = (metadata['annotations'] ??
    {}) as Record<string, string>;
  const { 'grafana.app/folder': folder = '', ...rest } = annotations;
  const spec = migrated(body['spec'], version);
  checkSize(spec, call.world);
  if (folder !== '' && folder !== 'general' && !call.world.folders.has(folder)) {
    throw statusNo(404, 'NotFound', `folders.folder.grafana.app "${folder}" not found`);
  }
  const labels = (metadata['labels'] ?? {}) as Record<string, string>;
  const resource = metadata['resourceVersion'];
  return {
    uid,
    spec,
    folder: folder === 'general' ? '' : folder,
    annotations: rest,
    labels,
    resource: typeof resource === 'string' ? resource : undefined,
  };
}
