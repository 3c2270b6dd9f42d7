import { objectsOf, textOf, type JsonObject } from './json.js';

/** The options written in the dashboard: of a custom variable its list, else those saved with it. */
export function savedOptions(json: JsonObject): readonly string[] {
  if (json['type'] === 'custom' || json['type'] === 'interval')
    return customOptions(textOf(json['query']) ?? '');
  return objectsOf(json['options'])
    .map((option) => option['value'])
    .filter((value) => typeof value === 'string')
    .filter((value) => value !== '$__all');
}

/** `1h, Name : value, a\,b` as values. */
function customOptions(query: string): readonly string[] {
  return [...query.matchAll(/(?:\\,|[^,])+/g)].map(([part]) => {
    const option = part.replaceAll('\\,', ',');
    return (/^\s*(.+)\s:\s(.+)$/.exec(option)?.[2] ?? option).trim();
  });
}
