import { objectOf, type JsonObject } from '../json.js';
import type { Display } from './display-frames.js';
import type { DisplayFrame } from './grafana-data.js';
import type { ShownValue } from './kinds.js';

/** The numbers of a stat, gauge, bar gauge or pie: Grafana's own choice of fields and calculation. */
export function shownValues(
  frames: readonly DisplayFrame[],
  of: Display & { readonly json: JsonObject },
): readonly ShownValue[] {
  const reduce = objectOf(objectOf(of.json['options'])['reduceOptions']);
  const displays = of.grafana.data.getFieldDisplayValues({
    fieldConfig: of.fieldConfig,
    reduceOptions: { values: false, calcs: ['lastNotNull'], fields: '', ...reduce },
    replaceVariables: of.replace,
    theme: of.theme,
    data: frames,
    timeZone: of.zone,
  });
  return displays.map(({ display }) => ({
    name: display.title ?? '',
    text: of.grafana.data.formattedValueToString(display),
    color: display.color,
  }));
}
