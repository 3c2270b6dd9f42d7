import { fromStores } from '../../cli/preview/from-stores.js';
import type { PanelQuestion } from '../../cli/preview/question.js';
import { optionsKey, panelKey, type RecordedAnswer, type Recording } from '../../cli/preview/recording.js';
import type { Source } from '../../cli/preview/source.js';
import { dayOf, queryVariables, questionsOf } from './asked.js';
import type { SampleStage } from './sample-stage.js';

const atOnce = 4;
const timeoutMs = 240_000;
const signal = new AbortController().signal;

/** One thing to ask, and where its answer is kept. */
interface Errand {
  readonly key: string;
  readonly question: PanelQuestion;
  readonly dashboard: object;
}

/** Asks real stores all that a sample answers. A query that fails ends the recording: a sample with holes is none. */
export async function record(
  boards: readonly object[],
  stage: SampleStage,
  say: (line: string) => void = () => {},
): Promise<Recording> {
  const { now } = stage;
  const choices = dearest(stage);
  const source = fromStores(stage.stores, timeoutMs);
  const options: Record<string, readonly string[]> = {};
  const errands = new Map<string, Errand>();
  for (const dashboard of boards) {
    const day = dayOf(dashboard, { now, choices });
    for (const variable of queryVariables(dashboard)) {
      const key = optionsKey({ ...day, variable }, { dashboard });
      options[key] ??= await source.options({ ...day, variable }, { dashboard, signal });
    }
    const teams = options[optionsKey({ ...day, variable: 'team' }, { dashboard })] ?? [];
    for (const question of questionsOf(dashboard, { now, choices, teams })) {
      const key = panelKey(question, { dashboard }, now);
      if (!errands.has(key)) errands.set(key, { key, question, dashboard });
    }
  }
  say(`${errands.size} questions`);
  const panels = await answersTo([...errands.values()], source);
  const { developers } = stage;
  const about = `A recorded sample: a simulated fleet of ${developers} developers, seen on ${dayInWords(now)} UTC`;
  return { about, now, zone: 'UTC', choices, panels, options };
}

async function answersTo(
  errands: readonly Errand[],
  source: Source,
): Promise<Readonly<Record<string, RecordedAnswer>>> {
  const answers: Record<string, RecordedAnswer> = {};
  const left = [...errands];
  const worker = async () => {
    for (let errand = left.shift(); errand; errand = left.shift()) {
      answers[errand.key] = await answerTo(errand, source);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  // In the order of the boards, whichever came first: the same answers are the same file.
  return Object.fromEntries(errands.map(({ key }) => [key, answers[key]!]));
}

async function answerTo({ question, dashboard }: Errand, source: Source): Promise<RecordedAnswer> {
  const { range: _range, ...answer } = await source.panel(question, { dashboard, signal });
  const error = answer.targets.find((target) => target.error !== undefined)?.error;
  if (error !== undefined) throw new Error(error);
  const targets = answer.targets.map(({ refId, text, samples }) => ({
    refId,
    text,
    ms: 0,
    samples,
    error: undefined,
  }));
  return { ...answer, targets };
}

/** Who and which session cost most in the last day: what the boards of one person and one session open with. */
function dearest({ fleet, now }: SampleStage): Recording['choices'] {
  const from = now - 86_400_000;
  const most = (of: string) => {
    const costs = fleet.ledger.total({ measure: 'cost', source: 'event', from, to: now, by: [of] });
    return [...costs].reduce((top, one) => (one[1] > top[1] ? one : top))[0];
  };
  return { user: most('user'), session: most('session') };
}

function dayInWords(at: number): string {
  const told = {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  } as const;
  return new Intl.DateTimeFormat('en-GB', { ...told, timeZone: 'UTC' }).format(at);
}
