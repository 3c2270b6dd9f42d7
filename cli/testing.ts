/**
 * Boards tested like code: `await expect(panel).toShow('$12.34', { on: { stores, range } })`.
 * Importing this entry teaches vitest's `expect` the matcher.
 */
import { expect } from 'vitest';
import type { Expected } from './seeing/expected.js';
import { refuseCall } from './seeing/refuse.js';
import type { Stage } from './seeing/see.js';
import type { Subject } from './seeing/subject.js';
import { judge } from './seeing/to-show.js';

export { grafanaData } from './seeing/grafana-data.js';
export { see, type Seen, type Stage } from './seeing/see.js';
export type { Expected } from './seeing/expected.js';
export type { Subject } from './seeing/subject.js';
export { panelOf, panelsOf, runPanel, show } from '../src/proof/index.js';
export type { Panel, PanelRun, Shown, TargetRun } from '../src/proof/index.js';

interface Matcher {
  /** Runs the panel's queries on the stage and compares what a person would read. */
  toShow: (expected: Expected, options: { readonly on: Stage }) => Promise<void>;
}

declare module 'vitest' {
  interface Matchers<T> extends Matcher {}
}

expect.extend({
  async toShow(subject: Subject, expected: Expected, options: { readonly on: Stage }) {
    refuseCall(expected, options);
    return judge(subject, { expected, on: options.on, by: this });
  },
});
