import type { VariableNode } from './node.js';

/** How Grafana writes several chosen values into the text; without one the data source decides. */
export type VariableFormat =
  | 'csv'
  | 'date'
  | 'distributed'
  | 'doublequote'
  | 'glob'
  | 'json'
  | 'lucene'
  | 'percentencode'
  | 'pipe'
  | 'queryparam'
  | 'raw'
  | 'regex'
  | 'singlequote'
  | 'sqlstring'
  | 'text'
  | 'value';

/** A variable as it stands in a text. */
export interface VariableUse {
  readonly name: string;
  readonly format?: string;
  readonly from: number;
  readonly to: number;
}

/** Bounded in length, so that a text full of unclosed braces is not searched to its end from each of them. */
const reference =
  /\$([A-Za-z_]\w*)|\$\{([A-Za-z_]\w{0,99})(?:\.[^:}\s]{1,99})?(?::([^}\s]{1,99}))?\}|\[\[([A-Za-z_]\w*)(?::(\w+))?\]\]/g;
const referenceHere = new RegExp(reference.source, 'y');

/**
 * One of Grafana's variables, wherever a value may stand.
 *
 * ```ts
 * up.where({ job: variable('job') })            // up{job=~"$job"}
 * topk(variable('n'), up)                       // topk($n, up)
 * variable('team', { format: 'regex' })         // ${team:regex}
 * ```
 */
export function variable(name: string, options: { format?: VariableFormat } = {}): VariableNode {
  if (!/^[A-Za-z_]\w*$/.test(name)) {
    throw new TypeError(`variable(${JSON.stringify(name)}): a variable's name is letters, digits and "_"`);
  }
  return variableNode(options.format ? `\${${name}:${options.format}}` : `$${name}`);
}

/** A variable node over the text as it was written. */
export function variableNode(text: string): VariableNode {
  return Object.freeze({ kind: 'variable', type: 'scalar', text });
}

/** Each variable in a text, in order. */
export function variablesIn(text: string): VariableUse[] {
  if (!text.includes('$') && !text.includes('[[')) return [];
  return [...text.matchAll(reference)].map(useOf);
}

function useOf(found: RegExpExecArray): VariableUse {
  const format = found[3] ?? found[5];
  const name = (found[1] ?? found[2] ?? found[4])!;
  return {
    name,
    ...(format !== undefined && { format }),
    from: found.index,
    to: found.index + found[0].length,
  };
}

/** The end of the variable that starts at this place of the text, or -1. */
export function variableEnd(text: string, from: number): number {
  const first = text[from];
  if (first !== '$' && first !== '[') return -1;
  referenceHere.lastIndex = from;
  return referenceHere.test(text) ? referenceHere.lastIndex : -1;
}

/** The text with each variable replaced by a sample. */
export function fillVariables(text: string, sample: string): string {
  return variablesIn(text).length === 0 ? text : text.replaceAll(reference, () => sample);
}
