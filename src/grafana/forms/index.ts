import { toClassic } from '../classic/dashboard.js';
import { fileText, folderOf, type Folder, type FormFile, type FormName, type FormOptions } from './form.js';
import { toManifest } from './manifest.js';

type Writer = (options: FormOptions) => readonly FormFile[];

/** Forms are read in only when asked for: most runs need one. */
const writers: Readonly<Record<FormName, () => Promise<Writer>>> = {
  classic: async () => perBoard((board) => toClassic(board)),
  manifest: async () => perBoard((board, folder) => toManifest({ board, ...(folder && { folder }) })),
  v2: async () => {
    const { toV2 } = await import('./v2/dashboard.js');
    return perBoard((board, folder) => toV2({ board, ...(folder && { folder }) }));
  },
  'git-sync': async () => (await import('./git-sync.js')).gitSyncFiles,
  configmap: async () => (await import('./kubernetes.js')).configMapFiles,
  operator: async () => (await import('./kubernetes.js')).operatorFiles,
  terraform: async () => (await import('./terraform.js')).terraformFiles,
  share: async () => (await import('./share.js')).shareFiles,
};

function perBoard(
  write: (board: FormOptions['boards'][number], folder: Folder | undefined) => unknown,
): Writer {
  return (options) =>
    options.boards.map((board) => ({
      path: `${board.uid}.json`,
      text: fileText(write(board, folderOf(options, board))),
    }));
}

/** The files of one form of a set of boards. Paths are below that form's own folder. */
export async function formFiles(form: FormName, options: FormOptions): Promise<readonly FormFile[]> {
  const write = await writers[form]();
  return write(options);
}
