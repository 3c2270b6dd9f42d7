import { isVariableText } from './variable.js';

/** Words of the language. Loki reads them as such wherever they stand, in capitals too. */
const words: ReadonlySet<string> = new Set(
  (
    'and bool by decolorize drop group_left group_right ignoring json keep label_format ' +
    'line_format logfmt of offset on or pattern regexp unless unpack unwrap variants without'
  ).split(' '),
);

/** True for a word Loki keeps for itself. */
export function isKeyword(word: string): boolean {
  return words.has(word.toLowerCase());
}

/** What is wrong with a label name, or nothing. A variable may stand for a name. */
export function labelNameFault(name: string): string | undefined {
  if (isVariableText(name)) return undefined;
  if (isKeyword(name)) {
    return `"${name}" is a word of the language and cannot be a label name; rename it with label_format at the source`;
  }
  if (/^[A-Za-z_]\w*$/.test(name)) return undefined;
  const underscored = name.replaceAll(/\W/g, '_');
  const hint = /^[A-Za-z_]\w*[A-Za-z]/.test(underscored) ? `: Loki writes "${underscored}"` : '';
  return `${JSON.stringify(name)} is not a label name Loki can read${hint}`;
}

/** Gives the name back, or throws saying what to write instead. */
export function labelName(name: string): string {
  const fault = labelNameFault(name);
  if (fault !== undefined) throw new TypeError(fault);
  return name;
}
