import {
  getDisplayValueAlignmentFactors,
  getFieldDisplayValues,
  VizOrientation,
  type DisplayValue,
  type DisplayValueAlignmentFactors,
  type FieldDisplay,
  type ReduceDataOptions,
} from '@grafana/data';
import type { GrafanaTheme2 } from '@grafana/data';
import { objectOf, textOf } from '../../../../src/proof/json';
import type { VisualProps } from './visual';

/** More values than this are not told apart on one panel. */
export const mostValues = 200;

/** The values of a stat, gauge or bar gauge, by Grafana's own choice of fields and calculation. */
export function valuesOf(
  { frames, json, fieldConfig, replace, zone }: VisualProps,
  of: { readonly theme: GrafanaTheme2; readonly sparkline?: boolean },
): FieldDisplay[] {
  const options = objectOf(json['options']);
  const reduce = objectOf(options['reduceOptions']);
  return getFieldDisplayValues({
    fieldConfig,
    reduceOptions: { values: false, calcs: ['lastNotNull'], fields: '', ...reduce } as ReduceDataOptions,
    replaceVariables: replace as never,
    theme: of.theme,
    data: frames,
    sparkline: of.sparkline ?? false,
    percentChange: options['showPercentChange'] === true,
    timeZone: zone,
  });
}

/** The orientation an option names; by the shape of the panel where it is `auto`. */
export function orientationOf(json: VisualProps['json']): VizOrientation {
  const named = textOf(objectOf(json['options'])['orientation']);
  return Object.values(VizOrientation).find((one) => one === named) ?? VizOrientation.Auto;
}

export function alignmentOf(values: FieldDisplay[]): DisplayValueAlignmentFactors {
  return getDisplayValueAlignmentFactors(values);
}

/** A single series needs no name unless the panel gives it one. */
export function named(count: number, { field, display }: FieldDisplay): DisplayValue {
  if (count > 1 || field.displayName !== undefined) return display;
  const { title: _title, ...rest } = display;
  return rest as DisplayValue;
}

/** What is said where not every value is drawn. */
export function cutNote(values: readonly unknown[]): string | undefined {
  return values.length > mostValues
    ? `The first ${mostValues} of ${values.length.toLocaleString('en')} values are drawn.`
    : undefined;
}
