import type { Interpolation } from './fill.js';

/** In PromQL a value of a multi-value or "All" variable is escaped for a regex inside a quoted string. */
export const promqlInterpolation: Interpolation = (value, variable) => {
  if (!variable.multi && !variable.includeAll) return plain(value);
  if (typeof value === 'string') return escapeTwice(value);
  return value.length === 1 ? escapeTwice(value[0]!) : `(${value.map(escapeTwice).join('|')})`;
};

/** LogQL: the same escapes, several values without brackets, and a single value as it stands. */
export const logqlInterpolation: Interpolation = (value, variable) => {
  if (!variable.multi && !variable.includeAll) return String(value);
  return typeof value === 'string' ? escapeTwice(value) : value.map(escapeTwice).join('|');
};

function plain(value: string | readonly string[]): string {
  if (typeof value !== 'string') return value.join(',');
  return value.replaceAll('\\', '\\\\').replaceAll("'", "\\\\'");
}

/** Once for the regex, once for the quotes around it. */
function escapeTwice(value: string): string {
  return value.replaceAll('\\', '\\\\\\\\').replace(/[$^*{}[\]+?.()|]/g, '\\\\$&');
}
