import type { Dimension } from '../dimension.js';
import type { Asked } from '../question.js';
import { carries } from './carries.js';
import { needed } from './source.js';

const sources = ['counter', 'event'] as const;

/**
 * The first dimension of a question that no pipeline can know, because nothing the client sends carries it:
 * `cost.total().by('tokenType')` in a file without types. Of a question that brings its own query, none.
 */
export function unknowable(asked: Asked): Dimension | undefined {
  if (asked.probe || asked.derived) return undefined;
  const all = asked.whole ? [asked, asked.whole] : [asked];
  const held = sources.filter((source) => all.every(({ measure }) => measure[source]));
  if (held.length === 0) return undefined;
  return needed(asked).find((dimension) =>
    held.every((source) => all.some(({ measure }) => !carries(measure, dimension, source))),
  );
}
