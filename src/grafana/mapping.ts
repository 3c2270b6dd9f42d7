import { freeze, present, type Json, type JsonObject } from './json.js';

/** What is shown in place of a value. */
export type Shown = { readonly text?: string; readonly color?: string; readonly icon?: string };
type Special = 'true' | 'false' | 'null' | 'nan' | 'null+nan' | 'empty';

/** Values shown as words or colours; make them with `mapValues`, `mapRange`, `mapRegex`, `mapSpecial`. */
export type Mapping =
  | { readonly type: 'value'; readonly of: Readonly<Record<string, Shown>> }
  | { readonly type: 'range'; readonly from: number | null; readonly to: number | null; readonly as: Shown }
  | { readonly type: 'regex'; readonly pattern: string; readonly as: Shown }
  | { readonly type: 'special'; readonly match: Special; readonly as: Shown };

/** `mapValues({ 0: { text: 'down', color: 'red' } })` */
export function mapValues(of: Readonly<Record<string | number, Shown>>): Mapping {
  return freeze({ type: 'value', of: { ...of } });
}

/** Both ends belong to the range; an end left out is open. */
export function mapRange({
  from = null,
  to = null,
  ...as
}: Shown & { from?: number | null; to?: number | null }): Mapping {
  return freeze({ type: 'range', from, to, as });
}

/** `text` may use the pattern's groups: `$1`. */
export function mapRegex({ pattern, ...as }: Shown & { pattern: string }): Mapping {
  return freeze({ type: 'regex', pattern, as });
}

/** `mapSpecial({ match: 'null', text: 'no data' })` */
export function mapSpecial({ match, ...as }: Shown & { match: Special }): Mapping {
  return freeze({ type: 'special', match, as });
}

/** Grafana's form. `index` orders them in its editor, so each result gets its own. */
export function mappingsJson(mappings: readonly Mapping[]): Json[] {
  let index = 0;
  const result = (shown: Shown): JsonObject => ({ ...(present(shown) as JsonObject), index: index++ });
  return mappings.map((mapping): JsonObject => {
    switch (mapping.type) {
      case 'value':
        return {
          type: 'value',
          options: Object.fromEntries(
            Object.entries(mapping.of).map(([value, shown]) => [value, result(shown)]),
          ),
        };
      case 'range':
        return { type: 'range', options: { from: mapping.from, to: mapping.to, result: result(mapping.as) } };
      case 'regex':
        return { type: 'regex', options: { pattern: mapping.pattern, result: result(mapping.as) } };
      case 'special':
        return { type: 'special', options: { match: mapping.match, result: result(mapping.as) } };
    }
  });
}
