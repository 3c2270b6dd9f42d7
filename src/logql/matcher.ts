import { labelName } from './label-name.js';
import { isVariable, variableText, type Variable } from './variable.js';

/** How a label's text is held against a value. */
export type MatchOperator = '=' | '!=' | '=~' | '!~';

/** A condition on the text of one label. */
export interface Matcher {
  readonly kind: 'matcher';
  readonly label: string;
  readonly op: MatchOperator;
  readonly value: string;
}

/** A value with the way to hold a label against it, made by `re`, `not`, `notRe` and `oneOf`. */
export interface Matching {
  readonly kind: 'matching';
  readonly op: MatchOperator;
  readonly value: string;
}

/** What a label may be held against: a text, a variable, or `re`, `not`, `notRe`, `oneOf`. */
export type MatchValue = string | Variable | Matching;

/** The label matches a regular expression, from its start to its end: `=~"claude-code.*"`. */
export function re(pattern: string): Matching {
  return matching('=~', pattern);
}

/** The label does not match a regular expression: `!~"test-.*"`. */
export function notRe(pattern: string): Matching {
  return matching('!~', pattern);
}

/** The label is one of several texts: `=~"Bash|Edit"`, with special characters escaped. */
export function oneOf(...values: readonly string[]): Matching {
  if (values.length === 0) throw new TypeError('oneOf() needs at least one value');
  return matching('=~', values.map(escapeRegExp).join('|'));
}

const opposite = { '=': '!=', '!=': '=', '=~': '!~', '!~': '=~' } as const;

/** The opposite: `not('main')` prints `!="main"`, `not(variable('team'))` prints `!~"$team"`. */
export function not(value: MatchValue): Matching {
  const found = matchingOf(value);
  return matching(opposite[found.op], found.value);
}

/** One condition on one label. */
export function matcher({ label, op, value }: Omit<Matcher, 'kind'>): Matcher {
  return Object.freeze({ kind: 'matcher', label: labelName(label), op, value });
}

/** The conditions a map of labels stands for, in its order. */
export function matchersOf(values: Readonly<Record<string, MatchValue | undefined>>): readonly Matcher[] {
  const given = Object.entries(values).filter(
    (entry): entry is [string, MatchValue] => entry[1] !== undefined,
  );
  return Object.freeze(
    given.map(([label, value]) => {
      const { op, value: text } = matchingOf(value);
      return matcher({ label, op, value: text });
    }),
  );
}

/** A plain text means `=`, a variable `=~`. */
export function matchingOf(value: MatchValue): Matching {
  if (typeof value === 'string') return matching('=', value);
  return isVariable(value) ? matching('=~', variableText(value)) : value;
}

function matching(op: MatchOperator, value: string): Matching {
  return Object.freeze({ kind: 'matching', op, value });
}

function escapeRegExp(text: string): string {
  return text.replaceAll(/[\\^$.|?*+()[\]{}]/g, '\\$&');
}
