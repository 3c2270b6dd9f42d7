import { stringify } from 'yaml';
import type { Board } from '../board.js';
import { toClassic } from '../classic/dashboard.js';
import type { JsonObject } from '../json.js';
import { BoardError } from '../place.js';
import { fileText, folderOf, foldersOf, type FormFile, type FormOptions } from './form.js';

const mostBytes = 1024 * 1024;

/**
 * ConfigMaps for the dashboards sidecar of Grafana's chart: label `grafana_dashboard`, folder by the
 * annotation `grafana_folder`.
 */
export function configMapFiles(options: FormOptions): FormFile[] {
  const { boards, namespace } = options;
  requireDistinctNames(boards);
  return boards.map((board) => {
    const folder = folderOf(options, board);
    const text = fileText(toClassic(board));
    const bytes = Buffer.byteLength(text);
    if (bytes > mostBytes)
      throw new BoardError(
        [board.title],
        `${bytes} bytes do not fit a ConfigMap (${mostBytes}): split the board`,
      );
    return yamlFile(`${board.uid}.yaml`, {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: {
        ...metadata(board.uid, namespace),
        labels: { grafana_dashboard: '1' },
        ...(folder && { annotations: { grafana_folder: folder.title } }),
      },
      data: { [`${board.uid}.json`]: text },
    });
  });
}

/** Resources of the Grafana operator: the folder, and each board as its JSON. */
export function operatorFiles(options: FormOptions): FormFile[] {
  const { boards, namespace } = options;
  requireDistinctNames(boards);
  const selector = { instanceSelector: { matchLabels: { dashboards: 'grafana' } } };
  const resource = (kind: string, uid: string, spec: JsonObject): FormFile =>
    yamlFile(`${kind === 'GrafanaFolder' ? 'folder-' : ''}${uid}.yaml`, {
      apiVersion: 'grafana.integreatly.org/v1beta1',
      kind,
      metadata: metadata(uid, namespace),
      spec: { ...selector, ...spec },
    });
  const own = foldersOf(options).map(({ uid, title }) => resource('GrafanaFolder', uid, { title, uid }));
  const resources = boards.map((board: Board) => {
    const folder = folderOf(options, board);
    const place = folder ? { folderRef: kubernetesName(folder.uid) } : {};
    return resource('GrafanaDashboard', board.uid, {
      ...place,
      uid: board.uid,
      json: fileText(toClassic(board)),
    });
  });
  return [...own, ...resources];
}

function metadata(uid: string, namespace: string | undefined): JsonObject {
  return { name: kubernetesName(uid), ...(namespace !== undefined && { namespace }) };
}

/** Kubernetes takes small letters, digits and hyphens, none at the ends. */
export function kubernetesName(uid: string): string {
  const name = uid
    .toLowerCase()
    .replaceAll('_', '-')
    .replaceAll(/^-+|-+$/g, '');
  return name || 'board';
}

function requireDistinctNames(boards: readonly Board[]): void {
  const seen = new Map<string, Board>();
  for (const board of boards) {
    const name = kubernetesName(board.uid);
    const other = seen.get(name);
    if (other)
      throw new BoardError(
        [board.title],
        `its uid "${board.uid}" and "${other.uid}" are both "${name}" in Kubernetes: change one`,
      );
    seen.set(name, board);
  }
}

function yamlFile(path: string, value: JsonObject): FormFile {
  return { path, text: stringify(value, { lineWidth: 0 }) };
}
