/** An error of proof: it says board, panel and target, and what went wrong there. */
export class ProofError extends Error {
  override readonly name = 'ProofError';
  readonly place: string;

  constructor(place: string, message: string) {
    super(`${place}: ${message}`);
    this.place = place;
  }
}

/** `Cost › Total cost › A`; parts that are not known are left out. */
export function placeOf(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join(' › ');
}

/** The message of anything that was thrown. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
