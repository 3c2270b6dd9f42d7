import {
  cacheFieldDisplayNames,
  dataFrameFromJSON,
  type DataFrame,
  type DataFrameJSON,
  type TimeRange,
} from '@grafana/data';
import { ErrorBoundary, useTheme2 } from '@grafana/ui';
import { useEffect, useMemo, useState } from 'react';
import type { Filling } from '../../../src/proof/fill';
import { hasRows, type Frame } from '../../../src/proof/frame';
import { objectOf, textOf, type JsonObject } from '../../../src/proof/json';
import { displayFrames, fieldConfigSource } from '../../../src/proof/shown/display-frames';
import { replacerOf } from '../../../src/proof/shown/replace';
import { unknownNames } from '../../../src/proof/shown/verify';
import type { PanelAnswer } from './api';
import { asOf } from './as-of';
import { grafana } from './grafana';
import { Message } from './message';
import { begin, end } from './readiness';
import { kinds } from './visuals/kinds';
import type { Kind, VisualProps } from './visuals/visual';

interface DrawingProps {
  readonly answer: PanelAnswer | undefined;
  readonly errors: readonly string[];
  readonly json: JsonObject;
  readonly width: number;
  readonly height: number;
  readonly range: TimeRange;
  readonly zone: string;
  readonly now: number | undefined;
}

/** Draws an answer by the panel's kind. What cannot be drawn says why; nothing else of the board suffers. */
export function Drawing(props: DrawingProps) {
  const { answer, errors, json, width, height } = props;
  const type = String(json['type']);
  const kind = Object.hasOwn(kinds, type) ? kinds[type] : undefined;
  if (!kind)
    return <Message text={`A panel of the kind ${JSON.stringify(type)} is not drawn in the preview.`} />;
  if (errors.length > 0 && !answer?.frames.length) return <Message alert text={errors.join('\n')} />;
  if (!answer) return null;
  return (
    <ErrorBoundary dependencies={[answer, json]}>
      {({ error }) =>
        error ? (
          <Message alert text={`It cannot be drawn: ${error.message}`} />
        ) : (
          <Drawn {...props} answer={answer} kind={kind} width={width} height={height} />
        )
      }
    </ErrorBoundary>
  );
}

function Drawn(props: DrawingProps & { readonly answer: PanelAnswer; readonly kind: Kind }) {
  const { answer, kind, json, width, height, range, zone } = props;
  const state = useVisual(props);
  if (!state) return null;
  if ('problem' in state) return <Message alert text={state.problem} />;
  if (kind.needsData && !hasRows(state.frames)) return <Message text={noDataText(json)} />;
  const note =
    answer.cutFrom === undefined
      ? undefined
      : `The first ${answer.frames.length.toLocaleString('en')} of ${answer.cutFrom.toLocaleString('en')} series are drawn.`;
  const high = note === undefined ? height : height - 20;
  return (
    <>
      <kind.Draw {...state} json={json} width={width} height={high} range={range} zone={zone} />
      {note !== undefined && <p className="cut">{note}</p>}
    </>
  );
}

type Prepared = Pick<VisualProps, 'frames' | 'fieldConfig' | 'replace'>;

/** The frames after transformations and overrides, in the way tests read them. */
function useVisual({
  answer,
  kind,
  json,
  zone,
  now,
}: DrawingProps & { answer: PanelAnswer; kind: Kind }): Prepared | { problem: string } | undefined {
  const theme = useTheme2();
  const [state, setState] = useState<Prepared | { problem: string }>();
  const display = useMemo(() => {
    const fieldConfig = withDefaults(fieldConfigSource(json), kind);
    return {
      grafana,
      theme: theme as never,
      zone,
      replace: replacerOf(grafana, fillingOf(answer)),
      fieldConfig,
    };
  }, [answer, kind, json, zone, theme]);
  useEffect(() => {
    let gone = false;
    begin(display);
    const problems = unknownNames({ json } as never, grafana);
    const frames = answer.frames.map(
      (frame) => dataFrameFromJSON(frame as unknown as DataFrameJSON) as unknown as Frame,
    );
    const work =
      problems.length > 0
        ? Promise.reject(new Error(problems.join('\n')))
        : displayFrames(frames, { ...display, json });
    work
      .then(
        (done) => ({
          frames: asOf(withNames(done as unknown as DataFrame[]), now),
          fieldConfig: display.fieldConfig as never,
          replace: display.replace,
        }),
        (thrown: unknown) => ({ problem: thrown instanceof Error ? thrown.message : String(thrown) }),
      )
      .then((next) => {
        if (!gone) setState(next);
      })
      .finally(() => end(display));
    return () => {
      gone = true;
      end(display);
    };
  }, [display]);
  return state;
}

/** Table headings, and colours that go by name, are looked up by the cached name of a field. */
function withNames(frames: DataFrame[]): DataFrame[] {
  cacheFieldDisplayNames(frames);
  return frames;
}

/** Grafana's own, where a board names none. */
const thresholds = {
  mode: 'absolute',
  steps: [
    { value: -Infinity, color: 'green' },
    { value: 80, color: 'red' },
  ],
};

/** What a board does not say is as the kind of panel has it in Grafana. */
function withDefaults(
  source: ReturnType<typeof fieldConfigSource>,
  kind: Kind,
): ReturnType<typeof fieldConfigSource> {
  const { defaults } = source;
  return {
    ...source,
    defaults: {
      color: { mode: kind.colour },
      thresholds,
      mappings: [],
      ...defaults,
      custom: { ...kind.custom, ...objectOf(defaults['custom']) },
    },
  };
}

function noDataText(json: JsonObject): string {
  return textOf(objectOf(objectOf(json['fieldConfig'])['defaults'])['noValue']) ?? 'No data';
}

/** What titles and links of an answer are filled from. */
export function fillingOf({ variables, range }: PanelAnswer): Filling {
  return { variables: new Map(variables.map((variable) => [variable.name, variable])), range, viewer: {} };
}
