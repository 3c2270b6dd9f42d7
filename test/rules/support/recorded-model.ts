import type { Series } from '../../../pipeline/simulator/index.js';
import { metrics, type Metric } from '../../../queries/catalog/index.js';
import { counterName } from '../../../queries/naming.js';
import type { Pipeline } from '../../../queries/pipeline.js';
import {
  recordedByHour,
  recordedLabels,
  recordedName,
  replicaLabel,
  type Recorded,
} from '../../../queries/recorded.js';

/** When the groups of the rules run; times in milliseconds, in order. */
export interface Evaluations {
  readonly books: readonly number[];
  readonly everyThreeHours: readonly number[];
  readonly everyHour: readonly number[];
  /** Replicas that ended, and when; a store without marks shows their series for five minutes more. */
  readonly ends: readonly number[];
}

/** One series of the collector while portions of it come in. */
interface Line {
  readonly person: Sum;
  readonly book: Sum;
  samples: readonly (readonly [number, number])[];
  next: number;
  at: number;
  value: number;
}

/** One recorded series: what its lines sum to, and what was written of it. */
interface Sum {
  readonly labels: Readonly<Record<string, string>>;
  readonly lines: Line[];
}

interface Subject {
  readonly of: Metric;
  readonly lines: Line[];
  readonly books: Map<string, Sum>;
  readonly people: Map<string, Sum>;
  readonly before: Map<Sum, number>;
}

const shown = 5 * 60_000;

/**
 * What the rules record of counters that only grow, as long as no evaluation is missed: found without running
 * them, because a month of minutes cannot be run in minutes. Held against the rules themselves by a test.
 */
export class RecordedModel {
  readonly #subjects: Map<string, Subject>;
  readonly #lines = new Map<string, Line>();
  #done = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly pipeline: Pipeline,
    private readonly evaluations: Evaluations,
  ) {
    this.#subjects = new Map(
      Object.values(metrics).map((of) => [
        counterName(of, pipeline),
        { of, lines: [], books: new Map(), people: new Map(), before: new Map() },
      ]),
    );
  }

  /** The recorded samples of all evaluations up to the last sample of a portion. */
  take(portion: readonly Series[]): Series[] {
    let end = this.#done;
    for (const { name, labels, samples } of portion) {
      const line = this.#line(name, labels);
      if (!line) continue;
      line.samples = samples;
      line.next = 0;
      end = Math.max(end, samples.at(-1)?.[0] ?? end);
    }
    const written = new Writer();
    for (const { at, what } of this.#due(end)) {
      for (const subject of this.#subjects.values()) {
        for (const line of subject.lines) advance(line, at);
        evaluate(subject, what, { at, written, pipeline: this.pipeline });
      }
    }
    for (const { lines } of this.#subjects.values()) for (const line of lines) advance(line, end);
    this.#done = end;
    return written.series();
  }

  #due(end: number): { at: number; what: What }[] {
    const { books, everyHour, everyThreeHours, ends } = this.evaluations;
    const kinds: [readonly number[], What][] = [
      [books, 'books'],
      [everyThreeHours, 'books_3h'],
      [everyHour, 'by_user'],
      [endedAt(ends, books), 'by_user_ended'],
    ];
    return kinds
      .flatMap(([times, what]) =>
        times.filter((at) => at > this.#done && at <= end).map((at) => ({ at, what })),
      )
      .sort((a, b) => a.at - b.at);
  }

  #line(name: string, labels: Readonly<Record<string, string>>): Line | undefined {
    const key = `${name}${JSON.stringify(labels)}`;
    const known = this.#lines.get(key);
    if (known) return known;
    const subject = this.#subjects.get(name);
    if (!subject) return undefined;
    const { of, books, people } = subject;
    const sumIn = (sums: Map<string, Sum>, kept: readonly string[]) => {
      const found = Object.fromEntries(kept.flatMap((one) => (labels[one] ? [[one, labels[one]]] : [])));
      const id = JSON.stringify(found);
      const sum = sums.get(id) ?? { labels: found, lines: [] };
      sums.set(id, sum);
      return sum;
    };
    const book = sumIn(books, [...recordedLabels(of, this.pipeline, 'nobody'), replicaLabel]);
    const person = sumIn(people, [...recordedLabels(of, this.pipeline, 'people'), replicaLabel]);
    const line: Line = { person, book, samples: [], next: 0, at: Number.NEGATIVE_INFINITY, value: 0 };
    book.lines.push(line);
    person.lines.push(line);
    subject.lines.push(line);
    this.#lines.set(key, line);
    return line;
  }
}

type What = Extract<Recorded, 'books' | 'books_3h' | 'by_user' | 'by_user_ended'>;

/** Goes on to the last sample up to a moment. */
function advance(line: Line, to: number): void {
  while (line.next < line.samples.length && line.samples[line.next]![0] <= to) {
    [line.at, line.value] = line.samples[line.next]!;
    line.next += 1;
  }
}

/** The minutes in which a series is gone that three minutes before was there. */
function endedAt(ends: readonly number[], minutes: readonly number[]): number[] {
  return minutes.filter((at) => ends.some((end) => at - end >= shown && at - end < shown + 3 * 60_000));
}

function evaluate(
  subject: Subject,
  what: What,
  { at, written, pipeline }: { at: number; written: Writer; pipeline: Pipeline },
): void {
  const { of, books, people, before } = subject;
  const name = recordedName(of, what);
  const sums = [...(what === 'books' || what === 'books_3h' ? books : people).values()];
  const known = sums.filter(({ lines }) => lines.some((line) => line.at > Number.NEGATIVE_INFINITY));
  if (what === 'by_user' && recordedByHour(of)) {
    const kept = recordedLabels(of, pipeline, 'people in an hour');
    const gained = new Map<string, { labels: Sum['labels']; value: number }>();
    for (const sum of known) {
      const more = total(sum) - (before.get(sum) ?? 0);
      before.set(sum, total(sum));
      const labels = Object.fromEntries(
        kept.flatMap((one) => (sum.labels[one] ? [[one, sum.labels[one]]] : [])),
      );
      const found = gained.get(JSON.stringify(labels)) ?? { labels, value: 0 };
      gained.set(JSON.stringify(labels), found);
      found.value += more;
    }
    for (const { labels, value } of gained.values()) {
      if (value > 0) written.write(recordedName(of, 'by_user_1h'), labels, at, value);
    }
  }
  for (const sum of known) {
    const gone = sum.lines.every((line) => at - line.at >= shown && at - line.at < shown + 3 * 60_000);
    if (what === 'by_user_ended' && !gone) continue;
    written.write(name, sum.labels, at, total(sum));
  }
}

const total = ({ lines }: Sum) => lines.reduce((sum, { value }) => sum + value, 0);

class Writer {
  readonly #series = new Map<string, Series & { readonly samples: [number, number][] }>();

  write(name: string, labels: Sum['labels'], at: number, value: number): void {
    const key = `${name}${JSON.stringify(labels)}`;
    const known = this.#series.get(key) ?? { name, labels, samples: [] };
    this.#series.set(key, known);
    known.samples.push([at, value]);
  }

  series(): Series[] {
    return [...this.#series.values()];
  }
}
