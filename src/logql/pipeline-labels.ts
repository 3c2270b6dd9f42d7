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

/** What is known of the labels of a line on its way through a pipeline. */
export class LabelsUnderway {
  readonly #set = new Set<string>();
  readonly #dropped = new Set<string>();
  #kept: Set<string> | undefined;
  #rest = false;

  /** The state behind a stage. */
  pass(stage: Stage): void {
    if (stage.kind === 'keep')
      this.#kept = new Set(stage.labels.map(nameOf).filter((name) => !this.isGone(name)));
    if (stage.kind === 'drop')
      for (const label of stage.labels) if (typeof label === 'string') this.#dropped.add(label);
    const { names, rest } = labelsSetBy(stage);
    for (const name of names) {
      this.#set.add(name);
      this.#dropped.delete(name);
      this.#kept?.add(name);
    }
    if (!rest) return;
    this.#rest = true;
    this.#dropped.clear();
    this.#kept = undefined;
  }

  /** True when a stage surely took the label away, and none may have brought it back. */
  isGone(label: string): boolean {
    if (this.#dropped.has(label)) return true;
    return this.#kept !== undefined && !this.#kept.has(label) && !label.startsWith('__error');
  }

  /** True when a stage set the label, or may have. */
  mayBeSet(label: string): boolean {
    return this.#rest || this.#set.has(label);
  }
}

function nameOf(label: string | { readonly label: string }): string {
  return typeof label === 'string' ? label : label.label;
}
