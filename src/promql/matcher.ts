import type { MatchOperator, Matcher, VariableNode } from './node.js';
import { wholeText } from './quote.js';

/** A matcher without its label: `=~"5.."`. Made by `is`, `not`, `re`, `notRe`. */
export interface Match {
  readonly op: MatchOperator;
  readonly value: string;
}

/** What a label may be held against: a value, a match, or a variable (printed `=~"$team"`). */
export type MatchValue<V extends string = string> = V | Match | VariableNode;

/** Equal, also to a variable: `is(variable('job'))` prints `="$job"`. */
export function is(value: string | VariableNode): Match {
  return match('=', textOf(value));
}

/** Not this value: `not('GET')` prints `!="GET"`; not one of a variable's: `!~"$team"`. */
export function not(value: string | VariableNode): Match {
  return typeof value === 'string' ? match('!=', value) : match('!~', value.text);
}

/** Matches a regular expression, always from start to end: `re('5..')` prints `=~"5.."`. */
export function re(pattern: string | VariableNode): Match {
  return match('=~', textOf(pattern));
}

/** Does not match a regular expression: `notRe('5..')` prints `!~"5.."`. */
export function notRe(pattern: string | VariableNode): Match {
  return match('!~', textOf(pattern));
}

/** The matchers of one call, in the order they were named. */
export function matchersOf(values: Readonly<Record<string, MatchValue | readonly MatchValue[]>>): Matcher[] {
  return Object.entries(values).flatMap(([label, given]) => {
    wholeText(label, 'label');
    const list = Array.isArray(given) ? (given as readonly MatchValue[]) : [given as MatchValue];
    return list.map((value) => matcherOf(label, value));
  });
}

function matcherOf(label: string, value: MatchValue): Matcher {
  if (typeof value === 'string')
    return matcher(label, '=', wholeText(value, `label ${JSON.stringify(label)}`));
  if (value !== null && typeof value === 'object') {
    if ('kind' in value) return matcher(label, '=~', value.text);
    if ('op' in value) return matcher(label, value.op, value.value);
  }
  throw new TypeError(
    `label ${JSON.stringify(label)}: give a text, re(), not(), notRe(), is() or variable()`,
  );
}

/** A matcher as it is, for the parser. */
export function matcher(label: string, op: MatchOperator, value: string, raw = false): Matcher {
  return Object.freeze({ label, op, value, ...(raw && { raw }) });
}

function match(op: MatchOperator, value: string): Match {
  return Object.freeze({ op, value: wholeText(value, 'matcher') });
}

function textOf(value: string | VariableNode): string {
  return typeof value === 'string' ? value : value.text;
}
