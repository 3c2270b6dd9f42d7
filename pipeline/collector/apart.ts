import { component, type Component } from './component.js';
import { group } from './statement.js';

const time = 'log.time_unix_nano';
const sequence = 'log.attributes["event.sequence"]';
const session = 'log.cache["session"]';

/** Between 0 and 999, the same for all events of a session. */
const ofThousand = `(${session} - ${session} / 1000 * 1000 + 1000) / 2`;

/**
 * Clients tell time in milliseconds, and an event's line is its name. Before 3.7 Loki takes two such records at one
 * time for the same, whatever their attributes: of five plugins loaded at once it keeps one. The digits below are
 * free: the session's place in the millisecond, then its count of events. One that is sent twice stays one.
 */
export const eventsApart: Component = component(
  'transform/apart',
  'Two events of one name in one millisecond are two: Loki before 3.7 would keep one.',
  {
    error_mode: 'ignore',
    log_statements: [
      group('log', [
        `set(${time}, ${time} + ${sequence}) where IsInt(${sequence}) and ${sequence} > 0 and ${sequence} < 1000000`,
        `set(${session}, FNV(log.attributes["session.id"])) where IsString(log.attributes["session.id"])`,
        `set(${time}, ${time} + ${ofThousand} * 1000) where IsInt(${session})`,
      ]),
    ],
  },
);
