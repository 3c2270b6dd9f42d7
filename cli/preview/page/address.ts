import { useSyncExternalStore } from 'react';
import { begin, end } from './readiness';

/** What the page's address says: which board, over which time, with which choices. */
export interface Address {
  readonly board: string | undefined;
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly zone: string | undefined;
  readonly theme: 'dark' | 'light';
  /** One panel alone, by id. */
  readonly panel: string | undefined;
  /** Without the page's own notes, for pictures. */
  readonly bare: boolean;
  readonly variables: Readonly<Record<string, readonly string[]>>;
}

const listeners = new Set<() => void>();
let search = window.location.search;
let current = parse(search);

window.addEventListener('popstate', changed);

export function useAddress(): Address {
  return useSyncExternalStore(subscribe, () => current);
}

/** Goes to an address with these changes; the browser's "back" leads back. */
export function go(changes: Partial<Address>): void {
  window.history.pushState(null, '', `/${print({ ...current, ...changes })}`);
  changed();
}

/** Gives variables a value that the address has none of; the browser's "back" does not lead before it. */
export function settle(variables: Address['variables']): void {
  const all = { ...variables, ...current.variables };
  window.history.replaceState(null, '', `/${print({ ...current, variables: all })}`);
  changed();
}

/** The address of a board, as links have it. */
export function addressOf(changes: Partial<Address>): string {
  return `/${print({ ...current, ...changes })}`;
}

/** Follows a link of a board: to another board here, or nowhere. */
export function follow(href: string): boolean {
  const url = new URL(href, window.location.href);
  const uid = url.origin === window.location.origin ? /^\/d\/([^/]+)/.exec(url.pathname)?.[1] : undefined;
  if (uid === undefined) return false;
  const { from, to, variables } = parse(url.search);
  go({
    board: decodeURIComponent(uid),
    panel: undefined,
    from: from ?? current.from,
    to: to ?? current.to,
    variables,
  });
  return true;
}

export function parse(text: string): Address {
  const found = new URLSearchParams(text);
  const one = (name: string) => found.get(name) ?? undefined;
  const names = [...new Set([...found.keys()].filter((key) => key.startsWith('var-')))];
  return {
    board: one('board'),
    from: one('from'),
    to: one('to'),
    zone: one('timezone'),
    theme: found.get('theme') === 'light' ? 'light' : 'dark',
    panel: one('viewPanel'),
    bare: found.has('bare'),
    variables: Object.fromEntries(names.map((key) => [key.slice(4), found.getAll(key)])),
  };
}

export function print({ board, from, to, zone, theme, panel, bare, variables }: Address): string {
  const pairs = Object.entries({ board, from, to, timezone: zone, viewPanel: panel }).flatMap(
    ([name, value]): [string, string][] => (value === undefined ? [] : [[name, value]]),
  );
  if (theme === 'light') pairs.push(['theme', theme]);
  if (bare) pairs.push(['bare', '1']);
  for (const [name, values] of Object.entries(variables)) {
    for (const value of values) pairs.push([`var-${name}`, value]);
  }
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs)}`;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function changed(): void {
  if (window.location.search === search) return;
  search = window.location.search;
  current = parse(search);
  // What follows from an address begins a little later; until then the page is not ready either.
  begin(search);
  setTimeout(end, 50, search);
  listeners.forEach((listener) => listener());
}
