import type { ConfigValue } from './component.js';

/** Headers whose values the collector reads from its environment when it starts. */
export function headers(target: { readonly headersFromEnv?: Readonly<Record<string, string>> }): {
  readonly headers?: ConfigValue;
} {
  const entries = Object.entries(target.headersFromEnv ?? {});
  if (!entries.length) return {};
  return { headers: Object.fromEntries(entries.map(([name, variable]) => [name, `\${env:${variable}}`])) };
}
