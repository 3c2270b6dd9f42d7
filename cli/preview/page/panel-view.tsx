import { LoadingState, type TimeRange } from '@grafana/data';
import { IconButton, PanelChrome } from '@grafana/ui';
import { useEffect, useMemo, useState, type MouseEvent } from 'react';
import type { Finding } from '../../../src/check/finding';
import { fill } from '../../../src/proof/fill';
import { textOf, type JsonObject } from '../../../src/proof/json';
import { follow, useAddress } from './address';
import { askPanel, type Dashboard, type PanelAnswer, type PanelQuestion } from './api';
import { Behind } from './behind';
import { Drawing, fillingOf } from './drawing';
import { begin, end } from './readiness';

export interface PanelViewProps {
  readonly dashboard: Dashboard;
  readonly json: JsonObject;
  readonly range: TimeRange;
  readonly zone: string;
  /** What "now" is in a recording. */
  readonly now: number | undefined;
  readonly width: number;
  readonly height: number;
  readonly revision: number;
  readonly findings: readonly Finding[];
}

/** One panel in its frame: what it shows, or why it shows nothing. */
export function PanelView(props: PanelViewProps) {
  const { json, width, height, findings } = props;
  const { bare } = useAddress();
  const [open, setOpen] = useState(false);
  const { answer, failure, loading } = useAnswer(props);
  const errors =
    failure === undefined ? (answer?.targets.flatMap(({ error }) => error ?? []) ?? []) : [failure];
  const title = useMemo(() => titleOf(json, answer), [json, answer]);
  return (
    <section
      className="panel"
      data-panel={String(json['id'] ?? '')}
      data-title={title}
      data-kind={String(json['type'])}
      onClickCapture={followed}
    >
      <PanelChrome
        title={title}
        description={textOf(json['description']) ?? ''}
        width={width}
        height={height}
        displayMode={json['transparent'] === true ? 'transparent' : 'default'}
        padding={json['type'] === 'table' ? 'none' : 'md'}
        loadingState={loading ? LoadingState.Loading : LoadingState.Done}
        {...(errors.length > 0 && { statusMessage: errors.join('\n') })}
      >
        {(innerWidth, innerHeight) => (
          <div className="body" data-body>
            <Drawing
              answer={answer}
              errors={errors}
              json={json}
              width={innerWidth}
              height={innerHeight}
              range={props.range}
              zone={props.zone}
              now={props.now}
            />
          </div>
        )}
      </PanelChrome>
      {!bare && (
        <span className="panel-tools">
          {findings.length > 0 && (
            <span className="finding" title={findings.map(({ message }) => message).join('\n')}>
              {findings.length}
            </span>
          )}
          <IconButton
            name="brackets-curly"
            size="sm"
            aria-label={`Behind ${title || 'this panel'}`}
            onClick={() => setOpen(true)}
          />
        </span>
      )}
      {open && (
        <Behind
          title={title}
          answer={answer}
          errors={errors}
          findings={findings}
          onClose={() => setOpen(false)}
        />
      )}
    </section>
  );
}

/** Links to boards stay in the preview. */
function followed(event: MouseEvent): void {
  const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
  if (link instanceof HTMLAnchorElement && follow(link.href)) event.preventDefault();
}

function titleOf(json: JsonObject, answer: PanelAnswer | undefined): string {
  const title = textOf(json['title']) ?? '';
  return answer ? fill(title, fillingOf(answer), (_value, variable) => variable.text) : title;
}

function useAnswer({ dashboard, json, range, zone, width, revision }: PanelViewProps): {
  answer: PanelAnswer | undefined;
  failure: string | undefined;
  loading: boolean;
} {
  const { variables } = useAddress();
  const [state, setState] = useState<{ of?: string; answer?: PanelAnswer; failure?: string }>({});
  const panel = typeof json['id'] === 'number' ? json['id'] : (textOf(json['title']) ?? '');
  const span = { from: range.from.valueOf(), to: range.to.valueOf(), zone };
  // Some pixels more or less need no new queries.
  const rounded = Math.max(50, Math.round(width / 50) * 50);
  const question = JSON.stringify({
    board: dashboard['uid'],
    panel,
    range: span,
    width: rounded,
    variables,
  } as PanelQuestion);
  const of = `${revision} ${question}`;
  useEffect(() => {
    const gone = new AbortController();
    begin(of);
    askPanel(JSON.parse(question), gone.signal)
      .then(
        (answer) => setState({ of, answer }),
        (thrown: unknown) => {
          if (!gone.signal.aborted)
            setState({ of, failure: thrown instanceof Error ? thrown.message : String(thrown) });
        },
      )
      .finally(() => end(of));
    return () => {
      gone.abort();
      end(of);
    };
  }, [of]);
  return { answer: state.answer, failure: state.failure, loading: state.of !== of };
}
