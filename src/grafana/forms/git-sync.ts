import { fileText, folderOf, type FormFile, type FormOptions } from './form.js';
import { toManifest } from './manifest.js';

/**
 * Files for a repository that Grafana's Git Sync reads. Folders there are directories, so no file names
 * its folder.
 */
export function gitSyncFiles(options: FormOptions): FormFile[] {
  return options.boards.map((board) => {
    const folder = folderOf(options, board);
    return {
      path: [...(folder ? [folderName(folder.title)] : []), `${board.uid}.json`].join('/'),
      text: fileText(toManifest({ board })),
    };
  });
}

/** A title as a directory: what a path cannot hold becomes a hyphen. */
function folderName(title: string): string {
  const name = title.replaceAll(/[^\p{L}\p{N} _-]+/gu, '-').replaceAll(/^[- ]+|[- ]+$/g, '');
  return name || 'boards';
}
