import { BarGauges } from './bar-gauges';
import { Gauges } from './gauges';
import { Lines } from './lines';
import { Stats } from './stats';
import { TableView } from './table-view';
import { TextView } from './text-view';
import { lineDefaults, TimeLines } from './time-lines';
import type { Kind } from './visual';

const plain = { custom: {}, needsData: true } as const;
const table = { align: 'auto', cellOptions: { type: 'auto' }, inspect: false };

export const kinds: Readonly<Record<string, Kind>> = {
  stat: { ...plain, Draw: Stats, colour: 'thresholds' },
  gauge: { ...plain, Draw: Gauges, colour: 'thresholds' },
  bargauge: { ...plain, Draw: BarGauges, colour: 'thresholds' },
  timeseries: { ...plain, Draw: TimeLines, colour: 'palette-classic', custom: lineDefaults },
  table: { ...plain, Draw: TableView, colour: 'thresholds', custom: table },
  logs: { ...plain, Draw: Lines, colour: 'thresholds' },
  text: { ...plain, Draw: TextView, colour: 'thresholds', needsData: false },
};
