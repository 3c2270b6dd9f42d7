import { dateTimeFormat, FieldType, type DataFrame } from '@grafana/data';
import {
  getFieldDisplayItems,
  TooltipDisplayMode,
  TooltipPlugin2,
  VizTooltipContent,
  VizTooltipHeader,
  VizTooltipWrapper,
  type UPlotConfigBuilder,
} from '@grafana/ui';
import { objectOf } from '../../../../src/proof/json';
import { go } from '../address';

interface TimeTooltipProps {
  readonly config: UPlotConfigBuilder;
  readonly aligned: DataFrame;
  readonly options: Readonly<Record<string, unknown>>;
  readonly zone: string;
}

/** What stands at a point of time; dragging over a stretch of it makes that the range. */
export function TimeTooltip({ config, aligned, options, zone }: TimeTooltipProps) {
  const tooltip = objectOf(options['tooltip']);
  const mode =
    Object.values(TooltipDisplayMode).find((one) => one === tooltip['mode']) ?? TooltipDisplayMode.Single;
  if (mode === TooltipDisplayMode.None) return null;
  const time = aligned.fields.find(({ type }) => type === FieldType.time) ?? aligned.fields[0]!;
  return (
    <TooltipPlugin2
      config={config}
      hoverMode={(mode === TooltipDisplayMode.Single ? 0 : 1) as never}
      queryZoom={({ from, to }) => go({ from: String(Math.round(from)), to: String(Math.round(to)) })}
      render={(_plot, rows, series) => {
        const at = rows[0];
        if (at === null || at === undefined) return null;
        const items = getFieldDisplayItems(
          aligned.fields,
          time,
          rows,
          series,
          mode,
          (tooltip['sort'] ?? 'none') as never,
        );
        return (
          <VizTooltipWrapper>
            <VizTooltipHeader
              item={{ label: '', value: dateTimeFormat(time.values[at], { timeZone: zone }) }}
            />
            <VizTooltipContent items={items} />
          </VizTooltipWrapper>
        );
      }}
    />
  );
}
