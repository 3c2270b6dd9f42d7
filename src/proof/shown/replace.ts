import { fill, type Filling } from '../fill.js';
import { isObject, objectOf } from '../json.js';
import type { Grafana } from './grafana.js';
import type { DisplayField, DisplayFrame, ReplaceVariables } from './grafana-data.js';
import { fillValues } from './value-text.js';

const fieldReference = /\$\{__(field|series)((?:\.[^}[:]+)|(?:\["[^"]+"\]))+(?::[^}]*)?\}/g;

/** How texts of a panel are filled: with the value and the field they belong to, then with the board's variables. */
export function replacerOf(grafana: Grafana, filling: Filling): ReplaceVariables {
  return (given, scoped, format) => {
    const context = objectOf(objectOf(scoped?.['__dataContext'])['value']);
    const text = fillValues(given, { context, ...(typeof format === 'string' && { format }) });
    const own = text.replace(fieldReference, (match) => fieldText(match, { context, grafana }) ?? match);
    const named = Object.entries(scoped ?? {}).reduce((done, [name, variable]) => {
      const value = isObject(variable) ? variable['value'] : undefined;
      if (typeof value !== 'string' && typeof value !== 'number') return done;
      return done.replaceAll(`\${${name}}`, String(value)).replaceAll(`$${name}`, String(value));
    }, own);
    return fill(named, filling);
  };
}

/** `${__field.name}`, `${__field.displayName}`, `${__field.labels.team}`, `${__series.name}`. */
function fieldText(
  match: string,
  of: { context: Readonly<Record<string, unknown>>; grafana: Grafana },
): string | undefined {
  if (!isField(of.context['field'])) return undefined;
  const field = of.context['field'];
  const frame = of.context['frame'] as DisplayFrame;
  const path = match.slice(4, -1).replace(/:[^:]*$/, '');
  const label = /^field\.labels(?:\.(.+)|\["(.+)"\])$/.exec(path);
  if (label) return field.labels?.[label[1] ?? label[2]!] ?? '';
  if (path === 'field.labels') return Object.values(field.labels ?? {}).join(', ');
  if (path === 'field.name') return field.name;
  if (path === 'field.displayName') {
    const bare: DisplayField = { ...field, config: { ...field.config, displayName: '' }, state: {} };
    return of.grafana.data.getFieldDisplayName(bare, frame, of.context['data'] as readonly DisplayFrame[]);
  }
  return path === 'series.name' ? (frame.name ?? '') : undefined;
}

function isField(value: unknown): value is DisplayField {
  return isObject(value) && Array.isArray(value['values']);
}
