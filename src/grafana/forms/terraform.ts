import { toClassic } from '../classic/dashboard.js';
import { fileText, folderOf, foldersOf, type Folder, type FormFile, type FormOptions } from './form.js';

/** One file in Terraform's JSON syntax: a `grafana_dashboard` a board, and their folder. */
export function terraformFiles(options: FormOptions): FormFile[] {
  const { boards } = options;
  const folders = foldersOf(options).map(
    ({ uid, title }) => [resourceName(uid), { uid: literal(uid), title: literal(title) }] as const,
  );
  const dashboards = Object.fromEntries(
    boards.map((board) => [
      resourceName(board.uid),
      { ...placeIn(folderOf(options, board)), config_json: literal(JSON.stringify(toClassic(board))) },
    ]),
  );
  return [
    {
      path: 'dashboards.tf.json',
      text: fileText({
        resource: {
          ...(folders.length > 0 && { grafana_folder: Object.fromEntries(folders) }),
          grafana_dashboard: dashboards,
        },
      }),
    },
  ];
}

function placeIn(folder: Folder | undefined): { readonly folder?: string } {
  return folder ? { folder: `\${grafana_folder.${resourceName(folder.uid)}.uid}` } : {};
}

/** Text that Terraform must not read as its own template. */
function literal(text: string): string {
  return text.replaceAll(/[$%]\{/g, (start) => `${start[0]!}${start}`);
}

/** A resource's name starts with a letter or `_`. */
function resourceName(uid: string): string {
  return /^[A-Za-z_]/.test(uid) ? uid : `_${uid}`;
}
