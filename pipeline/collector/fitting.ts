import { component, type Component } from './component.js';
import type { EventTarget } from './options.js';
import { group } from './statement.js';

/** Loki takes 64 KB of attributes an event, in at most 128 of them, those of the resource with them. */
const room = 56_000;
const most = 96;

/** And 256 KB of text; the client's is a few words. */
const line = 65_536;

/** Loki takes nothing that is further ahead than ten minutes. */
const ahead = '9m';

/**
 * Makes each event one that Loki takes. A refused one is lost, and one with an empty key takes the whole
 * batch along.
 */
export function fitting({ maxAttributeBytes = 48_000, maxLateMinutes = 50 }: EventTarget): Component {
  const large = `where Len(String(log.attributes)) > ${room}`;
  const time = 'set(log.time, Now())';
  return component(
    'transform/fit',
    'What Loki refuses: above 64 KB or 128 attributes, without a key, ahead, or an hour late (their own time stays in event.timestamp).',
    {
      error_mode: 'ignore',
      log_statements: [
        group('resource', ['delete_key(resource.attributes, "")', 'truncate_all(resource.attributes, 1024)']),
        group('scope', ['delete_matching_keys(scope.attributes, ".*")']),
        group('log', [
          `set(log.body, Substring(log.body, 0, ${line})) where IsString(log.body) and Len(log.body) > ${line}`,
          'delete_key(log.attributes, "")',
          `limit(log.attributes, ${most}, ["event.name", "session.id"])`,
          `truncate_all(log.attributes, ${maxAttributeBytes})`,
          `truncate_all(log.attributes, ${Math.floor(room / 4)}) ${large}`,
          `truncate_all(log.attributes, ${Math.floor(room / most)}) ${large}`,
          `${time} where log.time > Now() + Duration("${ahead}")`,
          `${time} where log.time < Now() - Duration("${maxLateMinutes}m")`,
        ]),
      ],
    },
  );
}
