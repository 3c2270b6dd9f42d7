import type { Compiled } from '../queries/compile/index.js';
import type { Asked, Step } from '../queries/question.js';
import type { PanelPlan } from './plan.js';

/** The description of a panel: its question, its source, and what a reader has to know. */
export function describe(plan: PanelPlan, answers: readonly Compiled[]): string {
  const notes = [
    plan.asks,
    ...unique(answers.map((answer, index) => sourceOf(plan, index, answer))),
    ...unique(plan.questions.map((question) => question.measure.note)),
    ...unique(plan.questions.map(floorNote)),
    ...unique(plan.questions.map(momentNote)),
    ...(plan.look === 'bars' || plan.look === 'lines' ? [barNote(plan, answers[0])] : []),
    ...(plan.look === 'course' ? [courseNote] : []),
    ...unique(answers.map(notFiltered)),
    ...(plan.without ? [plan.without] : []),
  ];
  return notes.join('\n\n');
}

function sourceOf(plan: PanelPlan, index: number, { source, exactness, signal }: Compiled): string {
  const { counter, event } = plan.questions[index]!.measure;
  const read =
    source === 'counter' ? `the counter ${counter?.metric.name}` : `the events ${event?.event.name}`;
  const { window } = plan.questions[index]!;
  const kept = source === 'counter' && !signal && window === '$__range' ? ` ${keptNote}` : '';
  return `Source: ${signal ?? read}. ${exactness}${kept}`;
}

/** Where a total was before is not known then: all of it counts. */
const keptNote = 'Not for ranges longer than the store keeps.';

function floorNote({ atLeast, measure }: Asked): string | undefined {
  if (atLeast === undefined) return undefined;
  const records = measure.event!.event.name.replaceAll('_', ' ');
  return `No data where there are fewer than ${atLeast} records of ${records}.`;
}

function momentNote({ moment }: Asked): string | undefined {
  if (moment === undefined) return undefined;
  return 'The range before is as long as the one shown and ends where it starts; there is no comparison where the store does not reach back beyond it.';
}

function barNote({ look, step }: PanelPlan, answer: Compiled | undefined): string {
  const stands = `A ${look === 'bars' ? 'bar' : 'point'} stands at the start of the time it counts; the first one is whole even where the range starts inside it, and may then stand left of what is seen.`;
  return [stands, ...daysNote(step, answer)].join(' ');
}

/** Grafana lets Prometheus count from the reader's midnight, with one offset for the whole range. */
function daysNote(step: Step | undefined, answer: Compiled | undefined): string[] {
  if (step === undefined || step === '1h') return [];
  const weeks = step === '7d' ? ['Weeks begin on Thursday.'] : [];
  if (answer?.engine === 'loki') return ['Days are those of UTC.', ...weeks];
  return ['Days are the reader’s; those before a change of clocks begin an hour off.', ...weeks];
}

const courseNote = 'A point stands at the start of the hour up to whose end it counts.';

function notFiltered({ unfiltered }: Compiled): string | undefined {
  return unfiltered.length === 0 ? undefined : `Not filtered by ${unfiltered.join(', ')}.`;
}

function unique(texts: readonly (string | undefined)[]): string[] {
  return [...new Set(texts.filter((text): text is string => text !== undefined))];
}
