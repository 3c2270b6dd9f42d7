import type * as common from '@grafana/grafana-foundation-sdk/common';
import type { Plain } from '../plain.js';

/** A legend that can be seen. */
export const legend = {
  displayMode: 'list',
  placement: 'bottom',
  showLegend: true,
  calcs: [],
} as const satisfies Plain<common.VizLegendOptions>;

/** Every series at the pointer, the largest first. */
export const tooltip = {
  mode: 'multi',
  sort: 'desc',
} as const satisfies Plain<common.VizTooltipOptions>;

/** One value a series: the last that is a number. */
export const reduceOptions = {
  values: false,
  calcs: ['lastNotNull'],
  fields: '',
} as const satisfies Plain<common.ReduceDataOptions>;

/** Series take colours in their order: no two of a handful share one, as they would by the letters of their names. */
export const inOrder = { mode: 'palette-classic' } as const;

/** No colour that says good or bad until somebody chooses thresholds. */
export const neutral = { base: 'text' } as const;
export const neutralBar = { base: 'blue' } as const;
