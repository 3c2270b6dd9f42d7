/** A question a pipeline cannot answer, and why. Panels leave it out and say so. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  /** Why, without what: one reason may keep many questions from being answered. */
  readonly reason: string;

  /** With a reason, `what` is only the name of what is asked for. */
  constructor(what: string, reason?: string) {
    super(reason === undefined ? what : `${what} cannot be known here: ${reason}.`);
    this.reason = reason === undefined ? what : `${reason}.`;
  }
}
