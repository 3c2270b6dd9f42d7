import { Drawer } from '@grafana/ui';
import type { Finding } from '../../../src/check/finding';
import type { PanelAnswer } from './api';

interface BehindProps {
  readonly title: string;
  readonly answer: PanelAnswer | undefined;
  readonly errors: readonly string[];
  readonly findings: readonly Finding[];
  readonly onClose: () => void;
}

/** What stands behind a panel: its queries as they were sent, what they read, and what `check` says. */
export function Behind({ title, answer, errors, findings, onClose }: BehindProps) {
  return (
    <Drawer title={title || 'Panel'} subtitle="Queries, samples and findings" size="md" onClose={onClose}>
      <div className="behind">
        {answer?.targets.map(({ refId, text, ms, samples, error }, index) => (
          <article key={`${refId} ${index}`}>
            <h3>
              {refId} · {Math.round(ms)} ms ·{' '}
              {samples === undefined ? 'samples not told' : `${samples.toLocaleString('en')} samples read`}
            </h3>
            <pre>{text}</pre>
            {error !== undefined && <pre role="alert">{error}</pre>}
          </article>
        ))}
        {(answer?.targets.length ?? 0) === 0 && (
          <p>{errors.length > 0 ? errors.join('\n') : 'This panel asks nothing.'}</p>
        )}
        <h3>
          {findings.length === 0 ? 'check finds nothing here' : `Findings of check: ${findings.length}`}
        </h3>
        {findings.map(({ rule, severity, message, excerpt }, index) => (
          <article key={index}>
            <p>
              <strong>
                {severity} {rule}
              </strong>{' '}
              {message}
            </p>
            {excerpt !== undefined && <pre>{excerpt}</pre>}
          </article>
        ))}
      </div>
    </Drawer>
  );
}
