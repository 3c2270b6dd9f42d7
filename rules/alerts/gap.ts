import { compile, Refusal, type Setting } from '../../queries/compile/index.js';
import { withPipeline } from '../../queries/pipeline.js';
import type { AlertPlan } from './alert.js';
import { logLanguage, metricLanguage } from './language.js';
import type { Watch } from './watch.js';

/** Two queries in two stores and the formula that joins them; only Grafana can evaluate it. */
export type GapQuery = {
  readonly engine: 'both';
  readonly prometheus: string;
  readonly loki: string;
  /** 1 where both together are enough and too far apart, else 0; they are `$A` and `$B`. */
  readonly beyond: string;
  /** How far they are apart, for the message. */
  readonly apart: string;
};

const apart = 'abs($A - $B) * 2 / ($A + $B)';

/** One question asked of both signals; 0 stands for a signal that is not there. */
export function gapQuery(
  { of, over, atLeast }: Extract<Watch, { kind: 'gap' }>,
  when: AlertPlan['when'],
  { pipeline, filters }: Setting,
): GapQuery {
  const counters = compile(of, { filters, pipeline: withPipeline(pipeline, { prefer: 'counters' }) });
  const events = compile(of, { filters, pipeline: withPipeline(pipeline, { prefer: 'events' }) });
  if (counters.engine !== 'prometheus' || events.engine !== 'loki' || !('above' in when)) {
    throw new Refusal(`${of.measure.words} is read from one signal only: there is nothing to compare.`);
  }
  const [a, b] = [metricLanguage, logLanguage];
  return {
    engine: 'both',
    prometheus: a.print(a.or(a.over(counters.expr, over), a.always(0))),
    loki: b.print(b.or(b.over(events.expr, over), b.always(0))),
    beyond: `$A + $B > ${atLeast} && ${apart} > ${when.above}`,
    apart,
  };
}
