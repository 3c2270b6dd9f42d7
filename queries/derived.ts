import type { InstantVector } from '../src/promql/index.js';
import type { Company } from './company.js';
import { unfiltered } from './compile/conditions.js';
import { counterQuery } from './compile/counter.js';
import { compile, type Compiled, type Setting } from './compile/index.js';
import { exactness } from './compile/exactness.js';
import { labelOf } from './compile/label.js';
import { Refusal } from './compile/refusal.js';
import { sourceFor, tooShort } from './compile/source.js';
import { dimensions, type Dimension } from './dimension.js';
import type { Unit } from './measure.js';
import type { Aggregate, Asked, Window } from './question.js';

/** The answer to a question, as PromQL. */
export type Answer = (asked: Asked) => InstantVector;

/** What is reckoned needs to know beside the answers. */
export interface Known extends Company {
  readonly setting: Setting;
}

interface Options {
  readonly id: string;
  readonly words: string;
  readonly unit: Unit;
  /** The question it is made of, which says what can be known and how exactly. */
  readonly from: Asked;
  readonly aggregate?: Aggregate;
  readonly window?: Window;
  readonly by?: readonly Dimension[];
  readonly note: string;
  /** What the company has to have said. */
  readonly needs?: keyof typeof unsaid;
  /** Where there are no counters, what it is made of is read from events as it is. */
  readonly elseEvents?: true;
  readonly read: (answer: Answer, known: Known) => InstantVector;
}

/** A number reckoned from the answers of others in PromQL, such as a projection: read from counters only. */
export function derived(options: Options): Asked {
  const { id, words, unit, note, from, aggregate = 'share', window = '$__range', by = [] } = options;
  const { counter, event } = from.measure;
  const measure = Object.freeze({
    id,
    words,
    unit,
    note,
    ...(counter && { counter }),
    ...(event && { event }),
  });
  return Object.freeze({
    measure,
    aggregate,
    window,
    dimensions: Object.freeze([...by]),
    filters: Object.freeze({}),
    derived: (setting: Setting) => answerOf(options, setting),
  });
}

const unsaid = {
  budget: 'no budget is set. Write budget: { monthly: 50000 } into the configuration',
  teams: 'no team has a budget. Write budget: { teams: { platform: 9000 } } into the configuration',
  seats: 'the number of seats is not set. Write seats: 120 into the configuration',
} as const;

function has({ budget, seats }: Company, what: keyof typeof unsaid): boolean {
  if (what === 'teams') return Object.keys(budget?.teams ?? {}).length > 0;
  return { budget, seats }[what] !== undefined;
}

function answerOf(options: Options, setting: Setting): Compiled {
  const { words, from, needs, by = [], window = '$__range', read } = options;
  const { company = { zone: 'utc' }, pipeline: given } = setting;
  const counters: Setting = { ...setting, pipeline: { ...given, prefer: 'counters' } };
  const refuse = (why: string) => new Refusal(words, why);
  if (needs && !has(company, needs)) throw refuse(unsaid[needs]);
  const isCounted = sourceFor(from, counters.pipeline) === 'counter';
  if (!isCounted && options.elseEvents) return compile(from, setting);
  if (!isCounted) throw refuse(tooShort(from, counters.pipeline) ?? 'it is reckoned from counters');
  const expr = read((asked) => counterQuery(asked, counters), { ...company, setting: counters });
  return Object.freeze({
    source: 'counter',
    kind: window === '$__range' ? 'instant' : 'range',
    labels: Object.fromEntries(by.map((one) => [one, labelOf(one, 'counter', counters.pipeline)!])),
    unfiltered: unfiltered(from, 'counter', counters).map((one) => dimensions[one].words),
    exactness: exactness(from, 'counter', counters),
    engine: 'prometheus',
    expr,
  });
}
