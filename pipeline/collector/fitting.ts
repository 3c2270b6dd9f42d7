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

/** On each event that was changed: what of it. */
const changed = 'log.attributes["collector.changed"]';

/**
 * Makes each event one that Loki takes. A refused one is lost, and one with an empty key takes the whole
 * batch along.
 */
export function fitting({ maxAttributeBytes, maxLateMinutes = 50 }: EventTarget): Component {
  const long = `log.cache["size"] > ${room}`;
  const large = `where ${long} and Len(String(log.attributes)) > ${room}`;
  const early = `where log.time > Now() + Duration("${ahead}")`;
  const late = `where log.time < Now() - Duration("${maxLateMinutes}m")`;
  return component(
    'transform/fit',
    'What Loki refuses: above 64 KB or 128 attributes, without a key, ahead, or an hour late. "collector.changed" says what was changed; their own time stays in event.timestamp.',
    {
      error_mode: 'ignore',
      log_statements: [
        group('resource', ['delete_key(resource.attributes, "")', 'truncate_all(resource.attributes, 1024)']),
        group('scope', ['delete_matching_keys(scope.attributes, ".*")']),
        group('log', [
          'delete_key(log.attributes, "")',
          'set(log.cache["size"], Len(String(log.attributes)))',
          `set(${changed}, "length") where ${long} or Len(log.attributes) > ${most}`,
          `limit(log.attributes, ${most}, ["event.name", "session.id", "collector.changed"])`,
          ...(maxAttributeBytes === undefined ? [] : [`truncate_all(log.attributes, ${maxAttributeBytes})`]),
          ...[48_000, Math.floor(room / 4), Math.floor(room / most)].map(
            (bytes) => `truncate_all(log.attributes, ${bytes}) ${large}`,
          ),
          `set(log.body, Substring(log.body, 0, ${line})) where IsString(log.body) and Len(log.body) > ${line}`,
          ...[early, late].flatMap((when) => [
            `set(${changed}, "time") ${when}`,
            `set(log.time, Now()) ${when}`,
          ]),
        ]),
      ],
    },
  );
}
