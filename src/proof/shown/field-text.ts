import { objectOf } from '../json.js';
import type { Grafana } from './grafana.js';
import type { DisplayField } from './grafana-data.js';

/** The text of one value of a field, with unit, decimals and mappings. */
export function textIn(field: DisplayField, of: { row: number; grafana: Grafana }): string {
  return textFor(field, { value: field.values[of.row], grafana: of.grafana });
}

/** The text of any value as this field writes it. */
export function textFor(field: DisplayField, of: { value: unknown; grafana: Grafana }): string {
  const { value, grafana } = of;
  if (!field.display) return String(value ?? '');
  if (field.type === 'other' && typeof value === 'object' && value !== null) return JSON.stringify(value);
  return grafana.data.formattedValueToString(field.display(value));
}

/** A column or a series that is configured not to be seen. */
export function isHidden(field: DisplayField): boolean {
  const custom = objectOf(field.config.custom);
  return custom['hidden'] === true || objectOf(custom['hideFrom'])['viz'] === true;
}

/** False for a column that is seen without its name. */
export function hasHeader(field: DisplayField): boolean {
  return objectOf(field.config.custom)['hideHeader'] !== true;
}
