import { watch } from 'node:fs';

const restMs = 150;
const left = /(^|[\\/])(node_modules|dist|lib|\.[^\\/]+)([\\/]|$)/;
const source = /\.(m|c)?(ts|js)$|\.json$/;

/** Calls back when a source file below a folder was saved, once for each burst. Returns how to stop. */
export function onSave(folder: string, callback: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const watcher = watch(folder, { recursive: true }, (_kind, file) => {
    if (file === null || left.test(file) || !source.test(file)) return;
    clearTimeout(timer);
    timer = setTimeout(callback, restMs);
  });
  // A folder that cannot be watched to the end is still shown.
  watcher.on('error', () => watcher.close());
  return () => {
    clearTimeout(timer);
    watcher.close();
  };
}
