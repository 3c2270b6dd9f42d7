import { factsOf, missing, type Dimension, type Filter } from '../dimension.js';

/** What each language makes of a filter. */
export interface Matching<M> {
  is(text: string): M;
  not(text: string): M;
  re(pattern: string): M;
  notRe(pattern: string): M;
  variable(name: string): M;
}

/** One condition: the label, and what it is held against. */
export type Condition<M> = readonly [label: string, M];

/** What a label is held against: a filter of the question, or the variable of the board. */
export type Held = { readonly filter: Filter } | { readonly variable: Dimension };

/**
 * A filter in the words of one language; values match to the letter, whatever they are made of. The word that
 * stands for a missing value also finds what has none: `speed=~"(?:normal)?"`.
 */
export function matched<M>(dimension: Dimension, held: Held, language: Matching<M>): M {
  if ('variable' in held) return language.variable(held.variable);
  const { filter } = held;
  if (filter === missing) return language.is('');
  const negative = typeof filter === 'object' && 'not' in filter;
  const values = negative ? [filter.not] : typeof filter === 'string' ? [filter] : filter;
  const absentToo = values.some((one) => standsForAbsent(dimension, one));
  if (!absentToo && negative) return language.not(filter.not);
  if (!absentToo && typeof filter === 'string') return language.is(filter);
  const pattern = absentToo ? orNothing(values) : oneOf(values);
  return negative ? language.notRe(pattern) : language.re(pattern);
}

/** Records of old clients lack what newer ones always say: `main` finds them too. */
function standsForAbsent(dimension: Dimension, value: string): boolean {
  const { missing: word, absentIs } = factsOf(dimension);
  return value === word || value === absentIs;
}

/**
 * One of the texts. Loki 3 takes `"web|web-2"` for everything that begins with `web`, so where one text begins
 * another the end is said.
 */
export function oneOf(texts: readonly string[]): string {
  const pattern = texts.map(literal).join('|');
  const begins = texts.some((one) => texts.some((other) => other !== one && other.startsWith(one)));
  return begins ? `(?:${pattern})$` : pattern;
}

/** One of the texts, or none at all. Loki reads `"x|"` as `"x"` alone. */
export function orNothing(texts: readonly string[]): string {
  return `(?:${texts.map(literal).join('|')})?`;
}

/** A regular expression that matches the text to the letter. */
export function literal(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
