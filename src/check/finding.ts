/** `error`: the board cannot work, or shows something wrong. `warning`: it is likely to mislead or to be slow. */
export type Severity = 'error' | 'warning';

/** Something that should not leave, with its place. */
export type Finding = {
  readonly rule: string;
  readonly severity: Severity;
  /** `Board › Panel › A` */
  readonly where: string;
  readonly message: string;
  /** The text at fault, with carets under the fault. */
  readonly excerpt?: string;
};

type Span = { readonly from: number; readonly to: number };

const shown = 96;

/**
 * The line of a text that holds a fault, and carets under it. A long line is shown around the fault.
 */
export function excerpt(text: string, { from, to }: Span): string {
  const start = text.lastIndexOf('\n', from - 1) + 1;
  const found = text.indexOf('\n', from);
  const line = text.slice(start, found < 0 ? text.length : found);
  const at = Math.min(from - start, line.length);
  const length = Math.max(1, Math.min(to - from, line.length - at));
  const cut = line.length > shown ? Math.max(0, Math.min(at - shown / 4, line.length - shown)) : 0;
  const lead = cut > 0 ? '…' : '';
  const tail = line.length > cut + shown ? '…' : '';
  const carets = '^'.repeat(Math.min(length, shown - (at - cut)));
  return `${lead}${line.slice(cut, cut + shown)}${tail}\n${' '.repeat(lead.length + at - cut)}${carets}`;
}
