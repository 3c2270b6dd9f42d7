import type { PanelRun } from '../../src/proof/index.js';
import { count } from '../count.js';
import { inFormOf, type Expected } from './expected.js';
import { see, type Stage } from './see.js';
import type { Subject } from './subject.js';

/** What a matcher needs of the test runner. */
interface MatcherContext {
  readonly equals: (a: unknown, b: unknown) => boolean;
  readonly utils: { readonly diff: (a: unknown, b: unknown) => string | undefined };
}

/** The verdict of `expect(panel).toShow(expected, { on })`, and why. */
export async function judge(
  subject: Subject,
  { expected, on, by }: { readonly expected: Expected; readonly on: Stage; readonly by: MatcherContext },
): Promise<{ readonly pass: boolean; readonly message: () => string }> {
  const { shown, run } = await see(subject, on);
  const actual = inFormOf(expected, shown);
  const pass = by.equals(actual, expected);
  const title = JSON.stringify(shown.title);
  return {
    pass,
    message: () =>
      pass
        ? `${title} shows what it should not:\n${JSON.stringify(actual)}\n\n${queriesOf(run)}`
        : `${title} does not show what was expected.\n\n${by.utils.diff(expected, actual) ?? ''}\n\n${queriesOf(run)}`,
  };
}

/** Each query as it was sent, with what came back. */
function queriesOf({ targets, frames, range }: PanelRun): string {
  const span = `${new Date(range.from).toISOString()} to ${new Date(range.to).toISOString()}, ${range.zone}`;
  const lines = targets.map(({ refId, kind, text, samples }) => {
    const own = frames.filter((frame) => frame.refId === refId);
    const rows = own.reduce((sum, { length }) => sum + length, 0);
    const read = samples === undefined ? '' : `, ${count(samples, 'sample')} read`;
    return `${refId}  ${text}\n   ${kind}, ${count(own.length, 'frame')} with ${count(rows, 'row')}${read}`;
  });
  return [span, ...lines].join('\n');
}
