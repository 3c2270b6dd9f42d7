/** Something that cannot be a board, with its place: `Cost › By team › A`. */
export class BoardError extends Error {
  override readonly name = 'BoardError';
  readonly place: readonly string[];
  readonly fault: string;

  constructor(place: readonly string[], fault: string) {
    super(`${place.join(' › ')}\n  ${fault}`);
    this.place = place;
    this.fault = fault;
  }
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
