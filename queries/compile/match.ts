import { missing, type Dimension, type Filter } from '../dimension.js';

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

/** A filter in the words of one language; values match to the letter, whatever they are made of. */
export function matched<M>(held: Held, language: Matching<M>): M {
  if ('variable' in held) return language.variable(held.variable);
  const { filter } = held;
  if (filter === missing) return language.is('');
  if (typeof filter === 'string') return language.is(filter);
  if ('not' in filter) return language.not(filter.not);
  return language.re(filter.map(literal).join('|'));
}

/** A regular expression that matches the text to the letter. */
export function literal(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
