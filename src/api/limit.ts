/** Runs a task as soon as one of its places is free. */
export type Limit = <T>(task: () => Promise<T>) => Promise<T>;

/** At most `places` tasks at a time; the others wait in the order they came. */
export function limit(places: number): Limit {
  let free = places;
  const waiting: (() => void)[] = [];
  const enter = async (): Promise<void> => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
  };
  const leave = (): void => {
    const next = waiting.shift();
    if (next) next();
    else free += 1;
  };
  return async (task) => {
    await enter();
    try {
      return await task();
    } finally {
      leave();
    }
  };
}
