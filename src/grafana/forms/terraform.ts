import { toClassic } from '../classic/dashboard.js';
import { fileText, type FormFile, type FormOptions } from './form.js';

/** One file in Terraform's JSON syntax: a `grafana_dashboard` a board, and their folder. */
export function terraformFiles({ boards, folder }: FormOptions): FormFile[] {
  const folders = folder && {
    grafana_folder: {
      [resourceName(folder.uid)]: { uid: literal(folder.uid), title: literal(folder.title) },
    },
  };
  const place = folder && { folder: `\${grafana_folder.${resourceName(folder.uid)}.uid}` };
  const dashboards = Object.fromEntries(
    boards.map((board) => [
      resourceName(board.uid),
      { ...place, config_json: literal(JSON.stringify(toClassic(board))) },
    ]),
  );
  return [
    {
      path: 'dashboards.tf.json',
      text: fileText({ resource: { ...folders, grafana_dashboard: dashboards } }),
    },
  ];
}

/** Text that Terraform must not read as its own template. */
function literal(text: string): string {
  return text.replaceAll(/[$%]\{/g, (start) => `${start[0]!}${start}`);
}

/** A resource's name starts with a letter or `_`. */
function resourceName(uid: string): string {
  return /^[A-Za-z_]/.test(uid) ? uid : `_${uid}`;
}
