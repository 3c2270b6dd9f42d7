import { byName, transform } from '../src/grafana/index.js';
import type { Asked } from '../queries/question.js';
import { wordsOf } from './words.js';

/** The steps of one question added up from the start of the range, beside the line of another. */
export function runningSum(added: Asked, line: Asked) {
  const steps = wordsOf(added);
  return {
    transformations: [
      transform.calculateField({ running: 'sum', field: steps, alias: `${steps} so far` }),
      transform.organize({ hide: [steps] }),
    ] as const,
    custom: { drawStyle: 'line', fillOpacity: 10 } as const,
    overrides: [
      {
        match: byName(wordsOf(line)),
        set: { custom: { lineStyle: { fill: 'dash' as const, dash: [10, 10] }, fillOpacity: 0 } },
      },
    ],
  };
}
