import type { Stage } from './stage.js';
import { readPattern } from './syntax/capture-pattern.js';
import { readRegexp } from './syntax/regexp.js';

/** The labels a stage sets by name; `rest` when it may set others too. */
export interface SetLabels {
  readonly names: readonly string[];
  readonly rest: boolean;
}

/** The labels a stage sets. */
export function labelsSetBy(stage: Stage): SetLabels {
  switch (stage.kind) {
    case 'json':
    case 'logfmt':
      return { names: stage.fields.map(({ label }) => label), rest: stage.fields.length === 0 };
    case 'unpack':
      return { names: [], rest: true };
    case 'regexp':
      return { names: groupsOf(readRegexp(stage.pattern)), rest: false };
    case 'pattern':
      return { names: groupsOf(readPattern(stage.pattern)), rest: false };
    case 'labelFormat':
      return { names: stage.formats.map(({ label }) => label), rest: false };
    default:
      return { names: [], rest: false };
  }
}

function groupsOf(read: object): readonly string[] {
  return 'groups' in read ? (read.groups as readonly string[]) : [];
}

/** True when a stage surely takes a label away. */
export function removes(stage: Stage, label: string): boolean {
  if (stage.kind === 'drop') return stage.labels.includes(label);
  if (stage.kind !== 'keep' || label.startsWith('__error')) return false;
  return !stage.labels.some((kept) => (typeof kept === 'string' ? kept : kept.label) === label);
}
