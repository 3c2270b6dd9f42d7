import { z } from 'zod';
import { jsonObject } from './json-object.js';
import { managerId, managerKind, markTag, readMessage } from './mark.js';
import { path } from './path.js';

const names = z.record(z.string(), z.string());

/** A board as the `/apis` routes give it. */
export const apisBoard = z.object({
  metadata: z.object({
    name: z.string(),
    annotations: names.optional(),
    labels: names.optional(),
    resourceVersion: z.string(),
    generation: z.number().optional(),
  }),
  spec: jsonObject,
});

export type ApisBoard = z.infer<typeof apisBoard>;

/** Where the boards of one organisation are on the `/apis` routes. */
export type ApisPlace = { readonly namespace: string; readonly version: string };

/** The annotations we read and write. */
export const key = {
  folder: 'grafana.app/folder',
  message: 'grafana.app/message',
  manager: 'grafana.app/managedBy',
  managerId: 'grafana.app/managerId',
  edits: 'grafana.app/managerAllowsEdits',
  sum: 'grafana.app/sourceChecksum',
  rights: 'grafana.app/grant-permissions',
  updatedBy: 'grafana.app/updatedBy',
  updated: 'grafana.app/updatedTimestamp',
} as const;

/** Managers Grafana knows; any other word does not count as one. */
const managers = new Set([
  'repo',
  'terraform',
  'kubectl',
  'plugin',
  'grafana',
  'classic-file-provisioning',
  'classic-api-provisioning',
  'classic-converted-prometheus',
]);

/** The address of a board, or of all boards, on the `/apis` routes. */
export function apisPath({ namespace, version }: ApisPlace, uid?: string): string {
  const all = path`/apis/dashboard.grafana.app/${version}/namespaces/${namespace}/dashboards`;
  return uid === undefined ? all : `${all}/${encodeURIComponent(uid)}`;
}

/** Whether a board bears our mark: as its manager, or as the tag that older servers have to do with. */
export function isOurs({ metadata, spec }: ApisBoard, project: string): boolean {
  const notes = metadata.annotations ?? {};
  if (notes[key.manager] === managerKind && notes[key.managerId] === managerId(project)) return true;
  const tags = spec['tags'];
  return Array.isArray(tags) && tags.includes(markTag(project));
}

/** What else keeps a board, in words. */
export function managedBy({ metadata }: ApisBoard, project: string): string | undefined {
  const { [key.manager]: kind, [key.managerId]: id = '' } = metadata.annotations ?? {};
  if (kind === undefined || !managers.has(kind)) return undefined;
  if (kind === managerKind && id === managerId(project)) return undefined;
  return `managed by ${kind}${id === '' ? '' : ` (${id})`}`;
}

/** Our checksum note: what was sent, and the generation the server was to give it. */
export const sumNote = (sum: string, seen: ApisBoard | undefined): string =>
  `${sum}@${(seen?.metadata.generation ?? 0) + 1}`;

/** What our last write was, and whether the board still is as that write left it. */
export function lastWrite(
  seen: ApisBoard,
  { project, sum }: { project: string; sum: string },
): { readonly sum?: string; readonly untouched: boolean } {
  const notes = seen.metadata.annotations ?? {};
  const found = /^([0-9a-f]{16})@(\d+)$/.exec(notes[key.sum] ?? '');
  if (!found) return { untouched: readMessage(notes[key.message], project) !== undefined };
  const [, sent = '', generation] = found;
  return { sum: sent, untouched: Number(generation) === seen.metadata.generation || sent === sum };
}
