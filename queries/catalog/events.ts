import { pluginEvents } from './events-of-plugins.js';
import { policyEvents } from './events-of-policy.js';
import { promptEvents } from './events-of-prompts.js';
import { requestEvents } from './events-of-requests.js';
import { toolEvents } from './events-of-tools.js';

/** The 28 events. */
export const events = Object.freeze({
  ...promptEvents,
  ...requestEvents,
  ...toolEvents,
  ...pluginEvents,
  ...policyEvents,
});

export type EventName = (typeof events)[keyof typeof events]['name'];
