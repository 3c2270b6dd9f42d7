import type { Attributes } from './attribute.js';
import type { SettingName } from './setting.js';

/** A record of the client's event log. */
export type Event<N extends string = string, A extends Attributes = Attributes> = {
  /** The bare name, as `event.name` holds it. */
  readonly name: N;
  /** The text of the record: the name with `claude_code.` before. */
  readonly body: `claude_code.${N}`;
  readonly when: string;
  readonly since: string;
  /** The setting without which the event is not sent. */
  readonly gate?: SettingName;
  /** True where the event holds further keys of its senders' choice. */
  readonly open?: boolean;
  /** The event's own attributes; those of `shared` and `eventShared` come on top. */
  readonly attributes: A;
};

type Facts<A extends Attributes> = {
  readonly when: string;
  /** The first version, or the month it was first described. */
  readonly since: string;
  readonly gate?: SettingName;
  readonly open?: boolean;
  readonly attributes: A;
};

export function event<const N extends string, const A extends Attributes>(
  name: N,
  facts: Facts<A>,
): Event<N, A> {
  return Object.freeze({
    name,
    body: `claude_code.${name}`,
    ...facts,
    attributes: Object.freeze(facts.attributes),
  });
}
