import { format } from './formats.js';
import type { ExactRange } from './range.js';
import type { Variable } from './variables.js';

/** How a data source writes a value into its query where the reference names no format. */
export type Interpolation = (value: string | readonly string[], variable: Variable) => string;

/** Who looks at the board: what `${__user.email}` and its kin become. */
export interface Viewer {
  readonly login?: string;
  readonly email?: string;
  readonly id?: string;
  readonly organisation?: string;
}

/** What a text is filled from. */
export interface Filling {
  readonly variables: ReadonlyMap<string, Variable>;
  readonly range: ExactRange;
  readonly viewer: Viewer;
}

const reference =
  /\$(\w+)|\[\[(\w+?)(?::(\w+))?\]\]|\$\{(\w+)((?:\.[^:^{}[\]]+|\["[^"]*"\]|\['[^']*'\]|\[[^\]"']*\])*)(?::([^}]+))?\}/g;

/**
 * Puts variables into a text as Grafana does: `$name`, `${name}`, `${name:format}`, `[[name]]`.
 * A name it does not know stays as it stands, which is also how macros such as `$__range` get through.
 */
export function fill(text: string, filling: Filling, interpolation?: Interpolation): string {
  return text.replace(reference, (match, dollar, square, squareFormat, curly, path, curlyFormat) => {
    const name: string = dollar ?? square ?? curly;
    const named: string | undefined = squareFormat ?? curlyFormat;
    const variable =
      filling.variables.get(name) ?? builtIn(name, String(path ?? '').replace(/^\./, ''), filling);
    if (!variable) return match;
    if (variable.verbatim) return fillVerbatim(variable, named, filling);
    if (named === undefined && interpolation) return interpolation(variable.value, variable);
    const [id = 'glob', ...args] = (named ?? 'glob').split(':');
    return format(id, variable.value, { name, text: variable.text, args, zone: filling.range.zone });
  });
}

/** An `allValue` goes in unescaped; variables inside it are filled. */
function fillVerbatim(variable: Variable, named: string | undefined, filling: Filling): string {
  if (named === 'text') return variable.text;
  const value = typeof variable.value === 'string' ? variable.value : variable.value.join(',');
  if (value.includes(`$${variable.name}`) || value.includes(`{${variable.name}`)) return value;
  const inner = fill(value, filling);
  if (named !== 'percentencode' && named !== 'queryparam') return inner;
  return format(named, inner, {
    name: variable.name,
    text: variable.text,
    args: [],
    zone: filling.range.zone,
  });
}

function builtIn(name: string, path: string, { range, viewer }: Filling): Variable | undefined {
  const value = builtInValue(name, path, { range, viewer });
  if (value === undefined) return undefined;
  return { name, type: 'macro', multi: false, includeAll: false, value, text: value, verbatim: false };
}

function builtInValue(
  name: string,
  path: string,
  { range, viewer }: Pick<Filling, 'range' | 'viewer'>,
): string | undefined {
  switch (name) {
    case '__from':
      return String(range.from);
    case '__to':
      return String(range.to);
    case '__url_time_range':
      return `from=${range.from}&to=${range.to}`;
    case '__timezone':
      return range.zone;
    case '__interval':
    case '__interval_ms':
      return `$${name}`;
    case '__user':
      return (path === 'login' ? viewer.login : path === 'email' ? viewer.email : viewer.id) ?? '';
    case '__org':
      return path === 'name' ? (viewer.organisation ?? '') : '1';
    default:
      return undefined;
  }
}
