import { VizOrientation, type FieldDisplay } from '@grafana/data';
import {
  BigValue,
  BigValueColorMode,
  BigValueGraphMode,
  BigValueJustifyMode,
  BigValueTextMode,
  useTheme2,
  VizRepeater,
} from '@grafana/ui';
import { objectOf, textOf } from '../../../../src/proof/json';
import type { VisualProps } from './visual';
import { Linked } from './linked';
import { alignmentOf, cutNote, mostValues, orientationOf, valuesOf } from './values';

/** Big numbers. */
export function Stats(props: VisualProps) {
  const theme = useTheme2();
  const options = objectOf(props.json['options']);
  const graphMode = option(BigValueGraphMode, options['graphMode'], BigValueGraphMode.Area);
  const values = valuesOf(props, { theme, sparkline: graphMode !== BigValueGraphMode.None });
  const note = cutNote(values);
  const height = note === undefined ? props.height : props.height - 20;
  return (
    <>
      <VizRepeater<FieldDisplay, ReturnType<typeof alignmentOf>>
        getValues={() => values.slice(0, mostValues)}
        getAlignmentFactors={alignmentOf}
        renderValue={({ value, alignmentFactors, width, height: high, count }) => (
          <Linked value={value}>
            {({ openMenu, targetClassName }) => (
              <BigValue
                hasLinks={value.hasLinks ?? false}
                {...(openMenu && { onClick: openMenu })}
                {...(targetClassName !== undefined && { className: targetClassName })}
                value={value.display}
                count={count}
                sparkline={value.sparkline!}
                colorMode={option(BigValueColorMode, options['colorMode'], BigValueColorMode.Value)}
                graphMode={graphMode}
                justifyMode={option(BigValueJustifyMode, options['justifyMode'], BigValueJustifyMode.Auto)}
                textMode={option(BigValueTextMode, options['textMode'], BigValueTextMode.Auto)}
                alignmentFactors={alignmentFactors}
                text={objectOf(options['text'])}
                width={width}
                height={high}
                theme={theme}
                disableWideLayout={options['wideLayout'] === false}
                percentChangeColorMode={(textOf(options['percentChangeColorMode']) ?? 'standard') as never}
              />
            )}
          </Linked>
        )}
        width={props.width}
        height={height}
        source={props.frames}
        itemSpacing={3}
        autoGrid={orientationOf(props.json) === VizOrientation.Auto}
        orientation={orientationOf(props.json)}
        renderCounter={0}
      />
      {note !== undefined && <p className="cut">{note}</p>}
    </>
  );
}

/** The member of an enumeration that an option names. */
export function option<Value extends string>(
  of: Readonly<Record<string, Value>>,
  value: unknown,
  fallback: Value,
): Value {
  return Object.values(of).find((one) => one === value) ?? fallback;
}
