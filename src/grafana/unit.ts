import * as ids from '@grafana/grafana-foundation-sdk/units';

type Listed = Extract<(typeof ids)[keyof typeof ids], string>;

/** Grafana's unit ids, and its forms for a unit of one's own: `suffix:/day`, `currency:CHF`. */
export type Unit =
  Listed | 'lengthcm' | `${'prefix' | 'suffix' | 'count' | 'currency' | 'si' | 'time'}:${string}`;

const listed: ReadonlySet<string> = new Set([
  ...Object.values(ids).filter((id) => typeof id === 'string'),
  'lengthcm',
]);

/** Whether Grafana knows this unit; one that it doesn't know is shown as a suffix. */
export function isUnit(id: string): id is Unit {
  return listed.has(id) || /^(prefix|suffix|count|currency|si|time):/.test(id);
}
