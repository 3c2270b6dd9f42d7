import type { Board } from '../board.js';

/** A file below the output folder: its path with forward slashes, and its text. */
export type FormFile = { readonly path: string; readonly text: string };

/** The folder in Grafana that the boards belong to. */
export type Folder = { readonly uid: string; readonly title: string };

export type FormOptions = {
  readonly boards: readonly Board[];
  /** One for all boards, or the one of each. */
  readonly folder?: Folder | ((board: Board) => Folder);
  /** The Kubernetes namespace of the resources; left out, `kubectl` chooses. */
  readonly namespace?: string;
  /** What a description for others says of how a board's data gets there: lines of Markdown. */
  readonly notes?: (board: Board) => readonly string[];
};

/** The folder of one board. */
export function folderOf({ folder }: Pick<FormOptions, 'folder'>, board: Board): Folder | undefined {
  return typeof folder === 'function' ? folder(board) : folder;
}

/** Each folder of the boards once. */
export function foldersOf(options: Pick<FormOptions, 'boards' | 'folder'>): readonly Folder[] {
  const all = options.boards.flatMap((board) => folderOf(options, board) ?? []);
  return [...new Map(all.map((folder) => [folder.uid, folder])).values()];
}

/** The ways to write boards down. */
export type FormName =
  'classic' | 'manifest' | 'v2' | 'git-sync' | 'configmap' | 'operator' | 'terraform' | 'share';

export const formNames: readonly FormName[] = [
  'classic',
  'manifest',
  'v2',
  'git-sync',
  'configmap',
  'operator',
  'terraform',
  'share',
];

/** A value as a file's text. */
export function fileText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
