/** A question a pipeline cannot answer, and why. Panels leave it out and say so. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}
