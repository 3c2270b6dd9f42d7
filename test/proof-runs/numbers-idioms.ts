import type { Asked } from '../../queries/question.js';
import { counterName } from '../../queries/naming.js';
import { print } from '../../src/promql/index.js';
import { counter } from '../../queries/compile/series.js';
import { filled, instant } from './numbers-ask.js';
import { counted, sum, type Finding, type World } from './numbers-findings.js';
import type { Summed } from './numbers-measures.js';
import type { Asking } from './numbers-ranges.js';

/** How others ask for a total. */
const idioms = {
  '`sum(increase(c[R]))`': (c: string) => `sum(increase(${c}[$__range]))`,
  '`sum(c)`': (c: string) => `sum(${c})`,
  '`sum(max_over_time(c[R]))`': (c: string) => `sum(max_over_time(${c}[$__range]))`,
} as const;

/** What the usual forms show for a measure, over counters as they are in the store. */
export async function usual(
  world: World,
  of: { measure: Summed; ranges: readonly Asking[] },
): Promise<Finding[]> {
  const { engine, truth } = world;
  const asked: Asked = of.measure.total();
  const c = print(counter(asked, { pipeline: world.pipeline, filters: [] }));
  if (!c.includes(counterName(of.measure.counter!.metric, world.pipeline)))
    throw new Error(`no counter in ${c}`);
  const found: Finding[] = [];
  for (const range of of.ranges) {
    for (const [name, form] of Object.entries(idioms)) {
      const { result } = await instant(engine, filled(form(c), range), range.to);
      const shown = result.reduce((total, { value }) => total + Number(value[1]), 0);
      const real = { arrived: sum(truth.total(of.measure.id, 'arrived', range)) };
      found.push(counted({ name, fleet: world.fleet }, { what: of.measure.id, range, shown, real }));
    }
  }
  return found;
}
