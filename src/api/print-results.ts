import type { Outcome, Result } from './apply.js';
import { countText } from './plan-rows.js';

const order: readonly Outcome[] = [
  'created',
  'changed',
  'moved',
  'removed',
  'unchanged',
  'conflict',
  'foreign',
  'failed',
  'skipped',
];

/** What an apply did, as a table and a line that sums it up. */
export function resultsText(results: readonly Result[]): string {
  const shown = results.filter(({ outcome, reason }) => outcome !== 'unchanged' || reason !== undefined);
  const width = (of: (result: Result) => string): number =>
    Math.max(0, ...shown.map((one) => of(one).length));
  const [outcomes, ids, titles] = [
    width((one) => one.outcome),
    width((one) => one.id),
    width((one) => one.title),
  ];
  const lines = shown.flatMap(({ outcome, id, title, reason = '' }) => {
    const [first = '', ...more] = reason.split('\n').map((line) => line.trim());
    const head = `  ${outcome.padEnd(outcomes)}   ${id.padEnd(ids)}   ${title.padEnd(titles)}   ${first}`;
    return [head.trimEnd()].concat(more.map((line) => `      ${line}`));
  });
  const quiet = results.filter(({ outcome }) => outcome === 'unchanged').map(({ kind }) => kind);
  const same = quiet.length === 0 ? [] : [`  unchanged: ${countText(quiet)}`];
  const total = order.flatMap((outcome) => {
    const count = results.filter((one) => one.outcome === outcome).length;
    return count === 0 ? [] : [`${count} ${outcome}`];
  });
  return [
    ...lines,
    ...same,
    ...(lines.length + same.length > 0 ? [''] : []),
    `${total.join(', ') || 'Nothing wanted'}.`,
  ].join('\n');
}
