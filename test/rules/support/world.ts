import { compile } from '../../../queries/compile/index.js';
import { factsOf, type Dimension } from '../../../queries/dimension.js';
import { collector, type Pipeline } from '../../../queries/pipeline.js';
import type { Asked } from '../../../queries/question.js';
import { books, type RuleGroup } from '../../../rules/index.js';
import { print } from '../../../src/promql/index.js';
import { historyOf, type Told } from './history.js';
import { instant, range, Ruler, startForReplay, write, type Vector } from './replay.js';

/** The label of a dimension on our collector's counters. */
const labels: Partial<Record<Dimension, string>> = { team: 'team', user: 'user_email', model: 'model' };

export const pipeline = collector({ books: true });
export const cost = 'claude_code_cost_usage_USD_total';

/** A store with a history of cost, and rules that watched it from a minute on. */
export async function watched(of: {
  readonly told: readonly Told[];
  readonly until: number;
  readonly from?: number;
  readonly step?: number;
  readonly misses?: (minute: number) => boolean;
}) {
  const prometheus = await startForReplay();
  const { told, until, from = 0, step = 2, misses } = of;
  await write(prometheus, cost, historyOf(cost, told, until));
  await new Ruler(prometheus, rulesFor(/:cost_usd:/, books(pipeline))).run({
    from,
    to: until,
    step,
    ...(misses && { misses }),
  });
  return {
    prometheus,
    stop: () => prometheus.stop(),
    /** A total between two minutes, by the question's dimension. */
    total: async (asked: Asked, between: Between) =>
      byLabel(asked, await instant(prometheus, text(asked, between), between.to)),
    /** Bars between two minutes: for each its minute and value, summed over everything. */
    bars: async (asked: Asked, between: Between & { readonly step: number }) =>
      range(prometheus, text(asked, between), { ...between, to: between.to - 1 }),
  };
}

export interface Between {
  readonly from: number;
  readonly to: number;
}

/** Only the rules whose record matches; the others have nothing to say in a history of one counter. */
export function rulesFor(records: RegExp, groups: readonly RuleGroup[]): RuleGroup[] {
  return groups.flatMap((group) => {
    const rules = group.rules.filter(({ record }) => records.test(record));
    return rules.length > 0 ? [{ ...group, rules }] : [];
  });
}

/** The question's query with the range filled in, as Grafana does. */
export function text(asked: Asked, { from, to }: Between, on: Pipeline = pipeline): string {
  const answer = compile(asked, { pipeline: on, filters: [] });
  if (answer.engine !== 'prometheus') throw new Error('the question is read from events');
  return print(answer.expr)
    .replaceAll('$__range_s', String((to - from) * 60))
    .replaceAll('$__range', `${(to - from) * 60}s`)
    .replaceAll('${__to:date:seconds}', String(atSeconds(to)));
}

function byLabel({ dimensions }: Asked, answer: Vector): Map<string, number> {
  const [dimension] = dimensions;
  const missing = dimension && factsOf(dimension).missing;
  return new Map(
    answer.map(({ metric, value }) => {
      const name = dimension ? (metric[labels[dimension]!] ?? '') : '';
      return [name === missing ? '' : name, Number(value[1])];
    }),
  );
}

const atSeconds = (minute: number) => Date.UTC(2026, 2, 2) / 1000 + minute * 60;
