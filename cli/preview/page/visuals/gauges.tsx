import { formattedValueToString, type FieldDisplay } from '@grafana/data';
import { useTheme2, VizRepeater } from '@grafana/ui';
import type { VisualProps } from './visual';
import { cutNote, mostValues, named, orientationOf, valuesOf } from './values';

const turn = 240;
const radius = 40;

/** Dials. Grafana's own is not in its published package: the arc is ours, the text and the colour are Grafana's. */
export function Gauges(props: VisualProps) {
  const theme = useTheme2();
  const values = valuesOf(props, { theme });
  const note = cutNote(values);
  return (
    <>
      <VizRepeater<FieldDisplay>
        getValues={() => values.slice(0, mostValues)}
        renderValue={({ value, width, height, count }) => (
          <Dial
            value={value}
            width={width}
            height={height}
            count={count}
            ground={theme.colors.background?.secondary ?? 'gray'}
          />
        )}
        source={props.frames}
        width={props.width}
        height={note === undefined ? props.height : props.height - 20}
        renderCounter={0}
        itemSpacing={16}
        autoGrid
        orientation={orientationOf(props.json)}
        minVizWidth={75}
        minVizHeight={75}
      />
      {note !== undefined && <p className="cut">{note}</p>}
    </>
  );
}

interface DialProps {
  readonly value: FieldDisplay;
  readonly width: number;
  readonly height: number;
  readonly count: number;
  readonly ground: string;
}

function Dial({ value, width, height, count, ground }: DialProps) {
  const { field, display } = value;
  const [min, max] = [field.min ?? 0, field.max ?? 100];
  const share =
    max > min && Number.isFinite(display.numeric)
      ? Math.min(1, Math.max(0, (display.numeric - min) / (max - min)))
      : 0;
  const { title } = named(count, value);
  return (
    <svg
      width={width}
      height={height}
      viewBox="0 0 100 90"
      role="img"
      aria-label={`${title ?? ''} ${formattedValueToString(display)}`.trim()}
    >
      <path d={arc(1)} fill="none" stroke={ground} strokeWidth="12" />
      {share > 0 && (
        <path d={arc(share)} fill="none" stroke={display.color ?? 'currentColor'} strokeWidth="12" />
      )}
      <text
        x="50"
        y="54"
        textAnchor="middle"
        fontSize="14"
        fontWeight="500"
        fill={display.color ?? 'currentColor'}
      >
        {formattedValueToString(display)}
      </text>
      {title !== undefined && (
        <text x="50" y="84" textAnchor="middle" fontSize="9" fill="currentColor">
          {title}
        </text>
      )}
    </svg>
  );
}

/** The path of a share of the dial, from its lower left over the top. */
function arc(share: number): string {
  const at = (degrees: number) => {
    const radians = ((degrees - 90 - turn / 2) * Math.PI) / 180;
    return `${(50 + radius * Math.cos(radians)).toFixed(2)} ${(50 + radius * Math.sin(radians)).toFixed(2)}`;
  };
  return `M ${at(0)} A ${radius} ${radius} 0 ${turn * share > 180 ? 1 : 0} 1 ${at(turn * share)}`;
}
