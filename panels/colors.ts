import { byName, type Override } from '../src/grafana/index.js';
import type { Dimension } from '../queries/dimension.js';
import type { Asked } from '../queries/question.js';

/**
 * Values that are known beforehand have one colour on all boards. Names that a company gives, of teams or tools,
 * take the palette in their order: by the letters of a name two of a handful would often get the same one.
 */
const known: Readonly<Partial<Record<Dimension, Readonly<Record<string, string>>>>> = {
  tokenType: { input: 'blue', output: 'orange', cacheRead: 'green', cacheCreation: 'purple' },
  modelFamily: { opus: 'purple', sonnet: 'orange', haiku: 'green' },
  decision: { accept: 'green', reject: 'red' },
};

/** The colours of a graph whose series are values of one dimension. */
export function colors(questions: readonly Asked[]): { readonly overrides?: readonly Override<object>[] } {
  const [only, ...more] = questions;
  if (!only || more.length > 0 || only.dimensions.length !== 1) return {};
  const values = Object.entries(known[only.dimensions[0]!] ?? {});
  if (values.length === 0) return {};
  return {
    overrides: values.map(([value, fixedColor]) => ({
      match: byName(value),
      set: { color: { mode: 'fixed', fixedColor } },
    })),
  };
}
