import { VizOrientation, type FieldDisplay } from '@grafana/data';
import { BarGauge, BarGaugeDisplayMode, useTheme2, VizRepeater } from '@grafana/ui';
import { numberOf, objectOf, textOf } from '../../../../src/proof/json';
import type { VisualProps } from './visual';
import { option } from './stats';
import { Linked } from './linked';
import { alignmentOf, cutNote, mostValues, named, orientationOf, valuesOf } from './values';

/** Bars with a name and a number. */
export function BarGauges(props: VisualProps) {
  const theme = useTheme2();
  const options = objectOf(props.json['options']);
  const values = valuesOf(props, { theme });
  const note = cutNote(values);
  const manual = options['sizing'] === 'manual';
  const least = (name: string, fallback: number) =>
    (manual ? numberOf(options[name]) : undefined) ?? fallback;
  const orientation = orientationOf(props.json);
  return (
    <>
      <VizRepeater<FieldDisplay, ReturnType<typeof alignmentOf>>
        getValues={() => values.slice(0, mostValues)}
        getAlignmentFactors={alignmentOf}
        renderValue={({ value, alignmentFactors, width, height, count, orientation: turned }) => (
          <Linked
            value={value}
            style={{ width: '100%', display: turned === VizOrientation.Vertical ? 'flex' : 'initial' }}
          >
            {({ openMenu, targetClassName }) => (
              <BarGauge
                {...(openMenu && { onClick: openMenu })}
                {...(targetClassName !== undefined && { className: targetClassName })}
                value={named(count, value)}
                field={value.field}
                {...(value.view?.getFieldDisplayProcessor(value.colIndex ?? 0) && {
                  display: value.view.getFieldDisplayProcessor(value.colIndex ?? 0)!,
                })}
                width={width}
                height={height}
                orientation={turned}
                text={objectOf(options['text'])}
                theme={theme}
                itemSpacing={10}
                lcdCellWidth={12}
                displayMode={option(
                  BarGaugeDisplayMode,
                  options['displayMode'],
                  BarGaugeDisplayMode.Gradient,
                )}
                {...(count > 1 && { alignmentFactors })}
                showUnfilled={options['showUnfilled'] !== false}
                valueDisplayMode={(textOf(options['valueMode']) ?? 'color') as never}
                namePlacement={(textOf(options['namePlacement']) ?? 'auto') as never}
              />
            )}
          </Linked>
        )}
        source={props.frames}
        width={props.width}
        height={note === undefined ? props.height : props.height - 20}
        renderCounter={0}
        itemSpacing={10}
        orientation={orientation === VizOrientation.Auto ? VizOrientation.Auto : orientation}
        minVizWidth={least('minVizWidth', 8)}
        minVizHeight={least('minVizHeight', 16)}
        maxVizHeight={least('maxVizHeight', 300)}
      />
      {note !== undefined && <p className="cut">{note}</p>}
    </>
  );
}
