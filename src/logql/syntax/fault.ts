/** What is wrong inside a text, and where in it. */
export interface TextFault {
  readonly reason: string;
  readonly at: number;
}

/** Thrown inside a reader; caught where it starts. */
export class TextError extends Error {
  readonly at: number;

  constructor(reason: string, at: number) {
    super(reason);
    this.at = at;
  }
}

/** What a reader gives back, or the fault it stopped at. */
export function attempt<Result>(read: () => Result): Result | TextFault {
  try {
    return read();
  } catch (error) {
    if (error instanceof TextError) return { reason: error.message, at: error.at };
    throw error;
  }
}
