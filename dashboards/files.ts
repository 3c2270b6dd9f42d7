import { formFiles, formNames, inventoryOf, type Board, type FormName } from '../src/grafana/index.js';

/** A file below the output folder. */
export interface BoardFile {
  readonly path: string;
  readonly text: string;
}

interface Folder {
  readonly uid: string;
  readonly title: string;
}

export interface FileOptions {
  readonly forms: readonly FormName[];
  /** The folder on Grafana that forms with folders name. */
  readonly folder: Folder | ((board: Board) => Folder);
  /** What descriptions for others say of how a board's data gets there: lines of Markdown. */
  readonly notes?: (board: Board) => readonly string[];
}

/** What is shared goes to Grafana Labs. */
const folderOf = (form: FormName): string => (form === 'share' ? 'labs' : form);

/** The folders below the output folder, one a form. */
export const formFolders: readonly string[] = Object.freeze(formNames.map(folderOf));

/** The files of a set of boards: a folder for each form, and what is asked where. */
export async function boardFiles(
  boards: readonly Board[],
  { forms, folder, notes }: FileOptions,
): Promise<readonly BoardFile[]> {
  const written = await Promise.all(
    forms.map(async (form) => {
      const files = await formFiles(form, { boards, folder, ...(notes && { notes }) });
      return files.map(({ path, text }) => ({ path: `${folderOf(form)}/${path}`, text }));
    }),
  );
  const inventory = `${JSON.stringify(boards.flatMap(inventoryOf), null, 2)}\n`;
  return [...written.flat(), { path: 'inventory.json', text: inventory }];
}
