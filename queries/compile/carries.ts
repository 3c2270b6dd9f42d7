import { eventShared, resource, shared } from '../catalog/index.js';
import { factsOf, type Dimension } from '../dimension.js';
import type { MeasureFacts } from '../measure.js';
import type { Source } from './label.js';

/** Whether the metric or event behind a measure really has a dimension. */
export function carries(measure: MeasureFacts, dimension: Dimension, source: Source): boolean {
  const facts = factsOf(dimension);
  if (facts.own) return true;
  const { counter, event } = measure;
  const signals = source === 'counter' ? [counter?.metric] : [event?.event, ...(event?.or ? [event.or] : [])];
  const attribute = source === 'counter' ? facts.metric : facts.event;
  const known = source === 'counter' ? shared : { ...shared, ...eventShared, ...resource };
  return signals.every((signal) => {
    if (!signal || attribute === undefined) return false;
    if (facts.of && !facts.of.includes(signal.name)) return false;
    return attribute in signal.attributes || attribute in known;
  });
}
