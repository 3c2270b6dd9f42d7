import { readLines } from './lines.js';
import type { Export } from './export.js';

/** An export as it stands in a file: without what it brings, which is the ledger's business. */
export type StoredExport = Omit<Export, 'brings' | 'signal' | 'body'> &
  Pick<Export, 'signal'> & { readonly body: Export['body'] };

/** The line of an export: `{"at":1772445600000,"signal":"metrics","process":"0.1","body":{...}}`. */
export function lineOf({ at, signal, process, body }: Export): string {
  return JSON.stringify({ at, signal, process, body });
}

/** The exports of a file, in order of arrival. */
export async function* readExports(path: string): AsyncGenerator<StoredExport> {
  for await (const line of readLines(path)) yield JSON.parse(line) as StoredExport;
}
