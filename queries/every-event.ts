import { events, type Event } from './catalog/index.js';

type All = (typeof events)[keyof typeof events];
type Merged = {
  [K in All['attributes'] extends infer A ? (A extends unknown ? keyof A : never) : never]: never;
};

/** Stands for every event at once: it carries what any of them carries. */
export const everyEvent = Object.freeze({
  name: '.+',
  body: 'claude_code..+',
  when: 'Anything happens.',
  since: '2025-07',
  attributes: Object.freeze(Object.assign({}, ...Object.values(events).map(({ attributes }) => attributes))),
}) as Event<'.+', Record<keyof Merged & string, Event['attributes'][string]>>;
