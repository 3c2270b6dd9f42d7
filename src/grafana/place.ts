/** Something that cannot be a board, with its place: `Cost › By team › A`. */
export class BoardError extends Error {
  override readonly name = 'BoardError';
  readonly place: readonly string[];
  readonly fault: string;

  constructor(place: readonly string[], fault: string) {
    super(`${placeText(place)}\n  ${fault}`);
    this.place = place;
    this.fault = fault;
  }
}

/** A place as a person reads it; long names are cut. */
export function placeText(place: readonly string[]): string {
  return place.map((name) => (name.length > 60 ? `${name.slice(0, 59)}…` : name)).join(' › ');
}

/** Runs `work`; what it throws as a `BoardError` gets `name` put before its place. */
export function within<T>(name: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof BoardError) throw new BoardError([name, ...error.place], error.fault);
    throw error;
  }
}
