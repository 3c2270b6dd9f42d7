/** A Grafana variable, standing where its value will be. */
export interface Variable {
  readonly kind: 'variable';
  readonly name: string;
  readonly format?: string;
}

/** A variable written out: `$__range`, `${team:regex}`. */
export type VariableText = `$${string}`;

/** The names themselves, or any name when a variable may stand for one. */
export type Known<Name extends string> = Extract<Name, VariableText> extends never ? Name : string;

/** One variable in a text: `$name`, `${name}`, `${name.path:format}` or `[[name:format]]`. */
const written = /\$(\w+)|\$\{(\w+)(?:\.[^:{}]+)?(?::([^{}]+))?\}|\[\[(\w+)(?:\.[^:[\]]+)?(?::([^[\]]+))?\]\]/;

/**
 * A dashboard variable. As a label's value it prints `=~"$team"`, because the data source escapes the
 * chosen values for a regular expression; elsewhere it prints `$team`.
 *
 * With a format: `variable('team', { format: 'pipe' })` prints `${team:pipe}`.
 */
export function variable(name: string, { format }: { readonly format?: string } = {}): Variable {
  if (!/^\w+$/.test(name)) {
    throw new TypeError(
      `variable ${JSON.stringify(name)}: a name is made of letters, digits and underscores, without "$"`,
    );
  }
  return Object.freeze({ kind: 'variable', name, ...(format === undefined ? {} : { format }) });
}

/** True for a value made by `variable()`. */
export function isVariable(value: unknown): value is Variable {
  return typeof value === 'object' && value !== null && (value as { kind?: unknown }).kind === 'variable';
}

/** The text Grafana replaces: `$team`, or `${team:pipe}` with a format. */
export function variableText({ name, format }: Variable): VariableText {
  return format === undefined ? `$${name}` : `\${${name}:${format}}`;
}

/** True when the whole text is one variable. */
export function isVariableText(text: string): text is VariableText {
  return variableAt(text, 0) === text.length && text !== '';
}

const anchored = new RegExp(written.source, 'y');
const everywhere = new RegExp(written.source, 'g');

/** Where the variable that starts at `from` ends, or `from` when none starts there. */
export function variableAt(text: string, from: number): number {
  const first = text[from];
  if (first !== '$' && first !== '[') return from;
  anchored.lastIndex = from;
  return anchored.test(text) ? anchored.lastIndex : from;
}

const unitBehind = /ms|[smhdwy]/y;

/**
 * Where a length of time that is made of variables with units ends, such as `${__range_s}s${__range_ms}ms`,
 * or `from` when none starts there.
 */
export function variableLengthAt(text: string, from: number): number {
  let end = from;
  for (let at = variableAt(text, from); at > end; at = variableAt(text, end)) {
    unitBehind.lastIndex = at;
    if (!unitBehind.test(text)) return from;
    end = unitBehind.lastIndex;
  }
  return /\w/.test(text[end] ?? '') ? from : end;
}

/** True when the whole text is such a length of time: twice the range is `${__range_s}s${__range_ms}ms`. */
export function isVariableLength(text: string): boolean {
  return text !== '' && variableLengthAt(text, 0) === text.length;
}

/** Every variable in a text, with its format where it has one. */
export function variablesIn(text: string): { readonly name: string; readonly format?: string }[] {
  if (!text.includes('$') && !text.includes('[[')) return [];
  return [...text.matchAll(everywhere)].map((found) => {
    const name = (found[1] ?? found[2] ?? found[4])!;
    const format = found[3] ?? found[5];
    return format === undefined ? { name } : { name, format };
  });
}
