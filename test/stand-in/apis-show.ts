import type { Call } from './call.js';
import { group } from './apis-parse.js';
import { namespaceOf } from './meta.js';
import type { Board } from './world.js';

/** A board as the `/apis` routes give it. */
export function shown(board: Board, { call, version }: { call: Call; version: string }): unknown {
  const { uid, folder, annotations, labels, generation, resource, history, spec } = board;
  return {
    kind: 'Dashboard',
    apiVersion: `${group}/${version}`,
    metadata: {
      name: uid,
      namespace: namespaceOf(call),
      uid: `internal-${uid}`,
      resourceVersion: String(resource),
      generation,
      creationTimestamp: history[0]?.at ?? null,
      labels: { ...labels, 'grafana.app/deprecatedInternalID': '1' },
      annotations: {
        ...annotations,
        ...(folder ? { 'grafana.app/folder': folder } : {}),
        ...(board.file
          ? {
              'grafana.app/managedBy': 'classic-file-provisioning',
              'grafana.app/managerId': 'default',
              'grafana.app/sourcePath': board.file,
            }
          : {}),
      },
      managedFields: [],
    },
    spec,
    status:
      version === board.storedVersion
        ? {}
        : { conversion: { failed: false, storedVersion: board.storedVersion } },
  };
}
