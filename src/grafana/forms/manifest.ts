import type { Board } from '../board.js';
import { toClassic } from '../classic/dashboard.js';
import { freeze, type JsonObject } from '../json.js';
import type { Folder } from './form.js';

/** A resource of Grafana's newer API. */
export type Manifest = JsonObject & {
  readonly apiVersion: string;
  readonly kind: 'Dashboard';
  readonly metadata: JsonObject & { readonly name: string };
  readonly spec: JsonObject;
};

/**
 * A board's classic form as a resource of `dashboard.grafana.app`: `v1beta1` from Grafana 12.0, `v1` from
 * 13.0. The uid is the resource's name, the folder an annotation.
 */
export function toManifest({
  board,
  folder,
  version = 'v1beta1',
}: {
  board: Board;
  folder?: Folder;
  version?: 'v1beta1' | 'v1';
}): Manifest {
  const { uid, ...spec } = toClassic(board);
  return manifest({ version, uid, folder, spec });
}

export function manifest({
  version,
  uid,
  folder,
  spec,
}: {
  version: string;
  uid: string;
  folder: Folder | undefined;
  spec: JsonObject;
}): Manifest {
  return freeze({
    apiVersion: `dashboard.grafana.app/${version}`,
    kind: 'Dashboard',
    metadata: { name: uid, ...(folder && { annotations: { 'grafana.app/folder': folder.uid } }) },
    spec,
  });
}
