import { events, metrics } from '../../queries/catalog/index.js';
import { component, type Component } from './component.js';
import { goes, quoted } from './statement.js';

/** From here on a double no longer holds every whole number, and adding one changes nothing. */
const uncountable = 2 ** 53;

/** Any other metric would lose the labels that tell its series apart, or take the name of one of ours. */
export const oursOnly: Component = component(
  'filter/ours',
  'The counters the catalog knows: others lose their labels here, and may take their name in the store.',
  {
    error_mode: 'ignore',
    metric_conditions: [
      goes('metric', [
        Object.values(metrics)
          .map(({ name }) => `metric.name != ${quoted(name)}`)
          .join(' and '),
      ]),
    ],
  },
);

export const kinds: Component = component(
  'filter/kinds',
  'What is no counter, and what does not say whether it is a total or what was added since.',
  {
    error_mode: 'ignore',
    metric_conditions: [
      goes('metric', [
        'metric.type != METRIC_DATA_TYPE_SUM',
        'metric.is_monotonic != true',
        'metric.aggregation_temporality != AGGREGATION_TEMPORALITY_DELTA and metric.aggregation_temporality != AGGREGATION_TEMPORALITY_CUMULATIVE',
      ]),
    ],
  },
);

/** A whole number reads as 0.0 here, a broken one as 0. */
export const values: Component = component(
  'filter/values',
  'No number, less than nothing, or beyond all counting: one such point would spoil its total for ever.',
  {
    error_mode: 'ignore',
    metric_conditions: [
      goes('datapoint', [
        `not (datapoint.value_double >= 0.0 and datapoint.value_double < ${uncountable}.0)`,
        `datapoint.value_int < 0 or datapoint.value_int >= ${uncountable}`,
      ]),
    ],
  },
);

/** A number that can be added, as text. */
const countable = '^[0-9]{1,15}([.][0-9]+)?(e-[0-9]+)?$';

/** The attributes of events that boards add up. */
const summed = new Set(['USD', 'micro USD', 'tokens', 'ms']);

export const eventNumbers: readonly string[] = [
  ...new Set(
    Object.values(events).flatMap(({ attributes }) =>
      Object.entries(attributes).flatMap(([key, { unit = '' }]) => (summed.has(unit) ? [key] : [])),
    ),
  ),
].sort();

export const eventValues: Component = component(
  'filter/events',
  'A cost, a count or a time that is no number, or less than nothing, spoils every sum it stands in.',
  {
    error_mode: 'ignore',
    log_conditions: [goes('log', eventNumbers.map(wrong))],
  },
);

/** As text, since old clients send numbers as text: Loki gives no sum at all where one is none. */
function wrong(key: string): string {
  const value = `log.attributes[${quoted(key)}]`;
  const spoils = `IsDouble(${value}) and not (${value} >= 0.0 and ${value} < ${uncountable}.0)`;
  return `${value} != nil and ((${spoils}) or not IsMatch(String(${value}), ${quoted(countable)}))`;
}
