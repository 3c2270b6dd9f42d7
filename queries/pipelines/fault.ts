import { nearest } from '../../src/logql/nearest.js';

/** A setting of a pipeline that cannot be: where it stands, what is wrong, what to do. */
export class PipelineFault extends TypeError {
  override readonly name = 'PipelineFault';

  constructor(
    /** The path of the setting, such as `names.cost`. */
    readonly place: string,
    readonly reason: string,
  ) {
    super(`pipeline › ${place}: ${reason}`);
  }
}

export function fault(place: string, reason: string): PipelineFault {
  return new PipelineFault(place, reason);
}

/** `"pre" is none of counters, events`, and the word that was most likely meant. */
export function unknownWord(word: unknown, known: readonly unknown[]): string {
  const meant = typeof word === 'string' ? nearest(word, known.map(String)) : undefined;
  const list = known.map(String).join(', ');
  return `${shown(word)} is none of ${list}${meant === undefined ? '' : `. Did you mean ${shown(meant)}?`}`;
}

/** A value as an error shows it: in quotes, and cut where it is long. */
export function shown(value: unknown): string {
  const text = (JSON.stringify(value) as string | undefined) ?? typeof value;
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
