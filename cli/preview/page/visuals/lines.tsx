import { dateTimeFormat } from '@grafana/data';
import { objectOf } from '../../../../src/proof/json';
import { shownLines } from '../../../../src/proof/shown/lines';
import type { VisualProps } from './visual';

/** More lines than this are not read on a panel. */
const most = 1000;

/** Log lines, as text and nothing else. */
export function Lines({ frames, json, height, zone }: VisualProps) {
  const options = objectOf(json['options']);
  const lines = shownLines(frames as never, json);
  return (
    <div className={options['wrapLogMessage'] === false ? 'lines' : 'lines wrapped'} style={{ height }}>
      {lines.slice(0, most).map(({ at, text, labels }, index) => (
        <div key={index} className={`line level-${levelOf(labels)}`}>
          {options['showTime'] !== false && (
            <time>{dateTimeFormat(at, { timeZone: zone, defaultWithMS: true })}</time>
          )}
          <span>{text}</span>
        </div>
      ))}
      {lines.length > most && (
        <p className="cut">
          The first {most} of {lines.length} lines.
        </p>
      )}
    </div>
  );
}

/** Loki finds the level of a line by itself; some senders name it. */
function levelOf(labels: Readonly<Record<string, string>>): string {
  const found = (labels['level'] ?? labels['detected_level'] ?? labels['severity_text'] ?? '').toLowerCase();
  return /^[a-z]+$/.test(found) ? found : 'none';
}
