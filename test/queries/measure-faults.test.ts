import { expect, test } from 'vitest';
import { events, metrics } from '../../queries/catalog/index.js';
import { measure } from '../../queries/measure.js';

/** What is said of a measure that no type has checked. */
function said(definition: object): string {
  try {
    measure({ id: 'm', words: 'M', unit: 'count', ...definition } as Parameters<typeof measure>[0]);
    return 'fine';
  } catch (error) {
    return (error as Error).message;
  }
}

test.each<[object, string]>([
  [{ event: { event: events.atMention } }, 'fine'],
  [{ counter: { metric: metrics.costUsage } }, 'fine'],
  [{}, 'Measure "m" can be read nowhere.'],
  [{ event: { event: undefined } }, 'Measure "m" has no event.event: take one of events.'],
  [{ counter: { metric: undefined } }, 'Measure "m" has no counter.metric: take one of metrics.'],
  [
    { event: { event: events.atMention }, unit: 'counts' },
    'Measure "m" has a unit "counts", which is none of ',
  ],
])('%j', (definition, words) => {
  expect(said(definition)).toContain(words);
});
