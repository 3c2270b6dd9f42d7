/** Writes a server path with every value percent-encoded: ``path`/api/folders/${uid}` ``. */
export function path(parts: TemplateStringsArray, ...values: readonly (string | number)[]): string {
  return parts.reduce((text, part, index) => {
    const value = values[index];
    return text + part + (value === undefined ? '' : encodeURIComponent(value));
  }, '');
}

/** The query part of an address, repeated for lists, without absent values. */
export function queryText(query: Readonly<Record<string, QueryValue>> | undefined): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value === undefined) continue;
    for (const one of Array.isArray(value) ? value : [value]) search.append(name, String(one));
  }
  const text = search.toString();
  return text === '' ? '' : `?${text}`;
}

export type QueryValue = string | number | boolean | readonly string[] | undefined;
