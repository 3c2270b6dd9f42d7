import type { Board } from '../board.js';

/** A file below the output folder: its path with forward slashes, and its text. */
export type FormFile = { readonly path: string; readonly text: string };

/** The folder in Grafana that the boards belong to. */
export type Folder = { readonly uid: string; readonly title: string };

export type FormOptions = {
  readonly boards: readonly Board[];
  readonly folder?: Folder;
  /** The Kubernetes namespace of the resources; left out, `kubectl` chooses. */
  readonly namespace?: string;
  /** What a description for others says of how data gets there: lines of Markdown. */
  readonly notes?: readonly string[];
};

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
