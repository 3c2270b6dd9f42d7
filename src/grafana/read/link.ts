import type { JsonObject } from '../json.js';
import type { BoardLink } from '../link.js';
import { text, texts } from './value.js';

/** A link in the board's bar. */
export function readBoardLink(json: JsonObject): BoardLink {
  const shared = {
    title: text(json['title']) ?? '',
    keepTime: json['keepTime'] === true,
    keepVariables: json['includeVars'] === true,
  };
  if (json['type'] === 'dashboards')
    return {
      ...shared,
      type: 'dashboards',
      tags: texts(json['tags']),
      dropdown: json['asDropdown'] === true,
    };
  return {
    ...shared,
    type: 'link',
    url: text(json['url']) ?? '',
    tooltip: text(json['tooltip']) ?? '',
    newTab: json['targetBlank'] === true,
  };
}
