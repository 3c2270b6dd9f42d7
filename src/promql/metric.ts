import { type Window, lengthNode } from './literal.js';
import { matchersOf } from './matcher.js';
import type { InstantVector, SampleKind, VariableNode } from './node.js';
import { wholeText } from './quote.js';
import type { LabelValues, Matchers, Selector, Subquery } from './selector.js';
import { selectorOf, subqueryOf } from './vector.js';

/** The labels of a metric: their names, or each with its values (`true`: any). */
export type LabelSpec = readonly string[] | { readonly [label: string]: readonly string[] | true };

/** The labels and values a specification allows; any where there is none. */
export type ValuesOf<S> = S extends readonly (infer L extends string)[]
  ? Readonly<Record<L, string>>
  : S extends { readonly [label: string]: readonly string[] | true }
    ? { readonly [L in keyof S & string]: S[L] extends readonly (infer V extends string)[] ? V : string }
    : LabelValues;

/**
 * A metric by its name, an instant vector of its own. Where labels are listed, only those can be asked for.
 *
 * ```ts
 * const requests = metric('http_requests_total', { kind: 'counter', labels: ['job', 'status'] });
 * requests.where({ status: re('5..') })   // http_requests_total{status=~"5.."}
 * requests.over('5m')                     // http_requests_total[5m]
 * metric('claude_code.cost.usage', { kind: 'counter' })   // {"claude_code.cost.usage"}
 * ```
 */
export function metric<K extends SampleKind, const S extends LabelSpec | undefined = undefined>(
  name: string | VariableNode,
  about: { readonly kind: K; readonly labels?: S },
): Selector<ValuesOf<S>, K> {
  const text = typeof name === 'string' ? name : name.text;
  if (text === '')
    throw new TypeError('metric(""): a metric needs a name; selector({...}) selects by labels');
  wholeText(text, 'metric');
  const labels = about.labels && labelNamesOf(about.labels);
  const made = selectorOf({ name: text, matchers: [] }, { kind: about.kind, ...(labels && { labels }) });
  return made as unknown as Selector<ValuesOf<S>, K>;
}

/**
 * A selector by labels alone: `selector({ job: 'api' })` prints `{job="api"}`.
 * `selector({ __name__: re('node_.*') })` prints `{__name__=~"node_.*"}`.
 */
export function selector(matchers: Matchers): Selector<LabelValues, never> {
  return selectorOf({ matchers: matchersOf(matchers as never) }) as Selector<LabelValues, never>;
}

/**
 * An expression evaluated at each step of a window. Without a step the engine takes its own.
 * `subquery(rate(up.over('1m')), { range: '1h', step: '5m' })` prints `rate(up[1m])[1h:5m]`.
 */
export function subquery<L extends string>(
  of: InstantVector<L>,
  window: { readonly range: Window; readonly step?: Window },
): Subquery<L> {
  const step = window.step === undefined ? undefined : lengthNode(window.step);
  return subqueryOf({ of, range: lengthNode(window.range), ...(step && { step }) }) as Subquery<L>;
}

function labelNamesOf(spec: LabelSpec): readonly string[] {
  const names = Array.isArray(spec) ? (spec as readonly string[]) : Object.keys(spec);
  for (const name of names) wholeText(name, 'label');
  return Object.freeze([...names]);
}
