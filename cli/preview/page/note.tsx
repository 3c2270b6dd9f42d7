import { useState } from 'react';
import { kinds } from './visuals/kinds';

const notDrawn = [
  `panels of other kinds than ${Object.keys(kinds).sort().join(', ')}`,
  'targets of data sources other than Prometheus and Loki',
  'annotations, alert states and exemplars',
  'panels and rows repeated by a variable (they are drawn once)',
  'library panels, ad hoc filters as controls, edit and explore',
];

/** Says that this is no Grafana, and what is missing. */
export function Note({ about, findings }: { readonly about: string; readonly findings: number }) {
  const [open, setOpen] = useState(false);
  return (
    <aside className="note">
      <strong>Preview</strong> drawn with Grafana's own components, not by a Grafana server. {about}.{' '}
      {findings > 0 && (
        <span>
          {findings} finding{findings === 1 ? '' : 's'} of check.{' '}
        </span>
      )}
      <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
        What is not drawn
      </button>
      {open && (
        <ul>
          {notDrawn.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </aside>
  );
}
