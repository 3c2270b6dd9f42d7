import {
  FieldColorModeId,
  FieldType,
  getFieldSeriesColor,
  type DataFrame,
  type Field,
  type GrafanaTheme2,
} from '@grafana/data';
import { LegendDisplayMode, TimeSeries, useTheme2 } from '@grafana/ui';
import { useMemo } from 'react';
import { objectOf } from '../../../../src/proof/json';
import { missingField } from '../../../../src/proof/shown/series';
import { Message } from '../message';
import type { VisualProps } from './visual';
import { TimeTooltip } from './time-tooltip';

/** What Grafana's time series panel takes where a board says nothing. */
export const lineDefaults = {
  drawStyle: 'line',
  lineInterpolation: 'linear',
  lineWidth: 1,
  fillOpacity: 0,
  gradientMode: 'none',
  spanNulls: false,
  insertNulls: false,
  showPoints: 'auto',
  pointSize: 5,
  stacking: { mode: 'none', group: 'A' },
  axisPlacement: 'auto',
  axisLabel: '',
  axisColorMode: 'text',
  axisBorderShow: false,
  axisCenteredZero: false,
  scaleDistribution: { type: 'linear' },
  barAlignment: 0,
  barWidthFactor: 0.6,
  hideFrom: { legend: false, tooltip: false, viz: false },
  thresholdsStyle: { mode: 'off' },
};

/** More lines than this are not told apart on one panel. */
const most = 300;

/** Lines and bars over time. */
export function TimeLines({ frames, json, width, height, range, zone }: VisualProps) {
  const theme = useTheme2();
  const missing = missingField(frames as never, 'timeseries');
  const drawn = useMemo(() => frames.filter(isGraph).map((frame) => graphed(frame, theme)), [frames, theme]);
  if (missing !== undefined) return <Message text={missing} />;
  const options = objectOf(json['options']);
  const legend = {
    displayMode: LegendDisplayMode.List,
    placement: 'bottom',
    calcs: [],
    showLegend: true,
    ...objectOf(options['legend']),
  };
  const cut = drawn.length > most;
  return (
    <>
      <TimeSeries
        frames={drawn.slice(0, most)}
        structureRev={0}
        timeRange={range}
        timeZone={zone}
        width={width}
        height={cut ? height - 20 : height}
        legend={legend as never}
        options={options}
      >
        {(config, aligned) => <TimeTooltip config={config} aligned={aligned} options={options} zone={zone} />}
      </TimeSeries>
      {cut && (
        <p className="cut">
          The first {most} of {drawn.length.toLocaleString('en')} series are drawn.
        </p>
      )}
    </>
  );
}

function isGraph({ fields }: DataFrame): boolean {
  return (
    fields.some(({ type }) => type === FieldType.time) && fields.some(({ type }) => type === FieldType.number)
  );
}

/** Time and numbers, without what cannot be drawn: text columns, and values that are no numbers. */
function graphed(frame: DataFrame, theme: GrafanaTheme2): DataFrame {
  const time = frame.fields.find(({ type }) => type === FieldType.time)!;
  const numbers = frame.fields
    .filter(({ type }) => type === FieldType.number)
    .map((field) => coloured(finite(field), theme));
  return { ...frame, fields: [time, ...numbers] };
}

function finite(field: Field): Field {
  if (field.values.every((value) => value === null || Number.isFinite(value))) return field;
  return { ...field, values: field.values.map((value: unknown) => (Number.isFinite(value) ? value : null)) };
}

/** The colour a series has by its place or name. Joined with others it would lose its name, and the colour with it. */
function coloured(field: Field, theme: GrafanaTheme2): Field {
  const mode = field.config.color?.mode ?? '';
  if (!mode.startsWith('palette') && mode !== 'shades') return field;
  const { color } = getFieldSeriesColor(field, theme);
  return {
    ...field,
    config: { ...field.config, color: { mode: FieldColorModeId.Fixed, fixedColor: color } },
  };
}
