/** Anything with an identity and a title. */
type Named = { readonly id: string; readonly title: string };

export type Pairs<T> = {
  readonly both: readonly (readonly [T, T])[];
  readonly removed: readonly T[];
  readonly added: readonly T[];
};

/**
 * Pairs what was with what will be: first by title (the n-th of a title with the n-th), because that is
 * how people know panels, then by id what is left, because a title may have changed.
 */
export function pairs<T extends Named>(before: readonly T[], after: readonly T[]): Pairs<T> {
  const left = [...before];
  const partner = new Map<T, T>();
  const take = (want: T, matches: (one: T) => boolean): void => {
    const index = left.findIndex(matches);
    if (index >= 0) partner.set(want, left.splice(index, 1)[0]!);
  };
  for (const want of after) if (want.title !== '') take(want, ({ title }) => title === want.title);
  for (const want of after) if (!partner.has(want)) take(want, ({ id }) => id === want.id);
  return {
    both: after.flatMap((want) => (partner.has(want) ? [[partner.get(want)!, want] as const] : [])),
    removed: left,
    added: after.filter((want) => !partner.has(want)),
  };
}
