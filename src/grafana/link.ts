import { freeze } from './json.js';

/** A link on a value or on a panel's title. */
export type Link = { readonly title: string; readonly url: string; readonly newTab?: boolean };

/** A link in the board's own bar: a menu of boards by tag, or one address. */
export type BoardLink =
  | {
      readonly type: 'dashboards';
      readonly title: string;
      readonly tags: readonly string[];
      readonly dropdown: boolean;
      readonly keepTime: boolean;
      readonly keepVariables: boolean;
    }
  | {
      readonly type: 'link';
      readonly title: string;
      readonly url: string;
      readonly tooltip: string;
      readonly newTab: boolean;
      readonly keepTime: boolean;
      readonly keepVariables: boolean;
    };

type Kept = { keepTime?: boolean; keepVariables?: boolean };

/** A menu of all boards that carry every one of `tags`; time range and variables go along. */
export function tagLink({
  title,
  tags,
  dropdown = true,
  keepTime = true,
  keepVariables = true,
}: Kept & { title: string; tags: readonly string[]; dropdown?: boolean }): BoardLink {
  return freeze({ type: 'dashboards', title, tags: [...tags], dropdown, keepTime, keepVariables });
}

/** One address in the board's bar. Time range and variables go along only when asked for. */
export function urlLink({
  title,
  url,
  tooltip = '',
  newTab = true,
  keepTime = false,
  keepVariables = false,
}: Kept & { title: string; url: string; tooltip?: string; newTab?: boolean }): BoardLink {
  return freeze({ type: 'link', title, url, tooltip, newTab, keepTime, keepVariables });
}

/**
 * The address of another board, with the time range shown: `boardUrl({ uid: 'cc-cost' })` is
 * `/d/cc-cost?${__url_time_range}&${__all_variables}`. With `set` only those variables go along:
 * `boardUrl({ uid: 'cc-cost', set: { team: '${__field.labels.team}' } })`; those that `keep` names go along
 * as they are.
 */
export function boardUrl({
  uid,
  set,
  keep = [],
}: {
  uid: string;
  set?: Readonly<Record<string, string>>;
  keep?: readonly string[];
}): string {
  const variables = set
    ? [
        ...Object.entries(set).map(([name, value]) => `var-${name}=${value}`),
        ...keep.map((name) => `\${${name}:queryparam}`),
      ]
    : ['${__all_variables}'];
  return `/d/${uid}?${['${__url_time_range}', ...variables].join('&')}`;
}
