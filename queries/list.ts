import { attributesOf, type AttributeOf, type Event } from './catalog/index.js';
import { titleOf, type Dimension, type DimensionOn, type Filters } from './dimension.js';
import { unitNamed, type MeasureFacts, type Unit } from './measure.js';
import { question, type Question } from './question.js';

/** A column of a list: a dimension, or an attribute of the event. */
export interface Column {
  readonly title: string;
  readonly dimension?: Dimension;
  readonly attribute?: string;
  /** Of numbers; text has none. */
  readonly unit?: Unit;
  /** What it holds names a person. */
  readonly names?: true;
}

/** Single records of an event, the newest first and never more than are asked for. */
export interface List<D extends Dimension> {
  readonly id: string;
  readonly words: string;
  /** A row a record: `failures.latest(100).where({ tool: 'Bash' })`. */
  latest(count: number): Question<D>;
  /** A line a record, its columns one after the other. */
  log(count: number): Question<D>;
}

type Of<E extends Event> =
  DimensionOn<undefined, E> | { readonly of: AttributeOf<E>; readonly title: string };

/**
 * The records of one event, and what is shown of each.
 *
 *     const failures = list({ id: 'apiErrors', words: 'API errors', event: events.apiError,
 *       columns: ['user', 'model', { of: 'error', title: 'Error' }, { of: 'duration_ms', title: 'Took' }] });
 *     failures.latest(100); // {service_name=~"..."} | event_name="api_error" | keep user_email, model, error, duration_ms
 */
export function list<E extends Event>(options: {
  readonly id: string;
  readonly words: string;
  readonly event: E;
  readonly columns: readonly Of<E>[];
  readonly where?: Filters<DimensionOn<undefined, E>>;
  readonly note?: string;
}): List<DimensionOn<undefined, E>> {
  const { id, words, event, where, note } = options;
  const columns = Object.freeze(options.columns.map((one) => column(id, event, one)));
  const measure: MeasureFacts = Object.freeze({
    id,
    words,
    unit: 'count',
    event: Object.freeze({ event, ...(where && { where: where as Filters }) }),
    ...(note !== undefined && { note }),
  });
  const ask = (count: number, asLines: boolean) =>
    question<DimensionOn<undefined, E>>({
      measure,
      aggregate: 'list',
      window: '$__range',
      list: Object.freeze({ columns, limit: limited(id, count), asLines }),
    });
  return Object.freeze({
    id,
    words,
    latest: (count: number) => ask(count, false),
    log: (count: number) => ask(count, true),
  });
}

function column(id: string, event: Event, one: Dimension | { of: string; title: string }): Column {
  if (typeof one === 'string') {
    return Object.freeze({ title: titleOf(one), dimension: one, ...(one === 'user' && { names: true }) });
  }
  const attribute = attributesOf(event)[one.of];
  if (!attribute) throw new TypeError(`${id}: ${event.name} has no attribute "${one.of}"`);
  const { type, unit, privacy } = attribute;
  return Object.freeze({
    title: one.title,
    attribute: one.of,
    ...(type === 'number' && { unit: unitNamed(unit) }),
    ...(privacy === 'identity' && one.of !== 'session.id' && { names: true }),
  });
}

/** More lines than this Loki refuses, unless it is told otherwise. */
const most = 5000;

function limited(id: string, count: number): number {
  if (Number.isSafeInteger(count) && count > 0 && count <= most) return count;
  throw new RangeError(
    `${id}: ${count} lines: a whole number from 1 to ${most}, which is what Loki gives at most`,
  );
}
