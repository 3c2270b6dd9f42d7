import { compile, Refusal, type Setting } from '../../queries/compile/index.js';
import { promName } from '../../queries/catalog/index.js';
import type { Asked } from '../../queries/question.js';
import * as promql from '../../src/promql/index.js';
import type { MetricQuery } from '../../src/logql/index.js';
import type { AlertPlan } from './alert.js';
import { logLanguage, metricLanguage, type Language } from './language.js';
import type { Span, Watch, WorkingHours } from './watch.js';

/** The query of an alert: the watched value, there only where it may be judged. */
export type AlertQuery = {
  readonly engine: 'prometheus' | 'loki';
  /** The watched value. */
  readonly value: string;
  /** Only what is beyond the limit: what a ruler evaluates. */
  readonly beyond: string;
};

type Limit = AlertPlan['when'];
type Judged = Exclude<Watch, { readonly kind: 'gap' | 'budget' }>;

/** The query of a watch on a pipeline; throws a Refusal where it cannot be known. */
export function alertQuery(watch: Judged, when: Limit, setting: Setting): AlertQuery {
  if (watch.kind === 'restarts') return restarts(watch, when, setting);
  const { engine } = compile(watch.of, setting);
  return engine === 'prometheus'
    ? queryOf(metricValue(watch, when, setting), { engine, when, language: metricLanguage })
    : queryOf(logValue(watch, when, setting), { engine, when, language: logLanguage });
}

function metricValue(watch: Judged, when: Limit, setting: Setting): promql.InstantVector {
  const read = (asked: Asked): promql.InstantVector => {
    const answer = compile(asked, setting);
    if (answer.engine !== 'prometheus') throw apart(watch.of, asked);
    return answer.expr;
  };
  const value = valueOf(watch, { when, read, language: metricLanguage });
  return watch.kind === 'silence' ? atWork(value, watch.hours) : value;
}

function logValue(watch: Judged, when: Limit, setting: Setting): MetricQuery {
  if (watch.kind === 'silence') throw new Refusal('Loki cannot tell working hours from others.');
  const read = (asked: Asked): MetricQuery => {
    const answer = compile(asked, setting);
    if (answer.engine !== 'loki') throw apart(watch.of, asked);
    return answer.expr;
  };
  return valueOf(watch, { when, read, language: logLanguage });
}

const apart = (a: Asked, b: Asked): Refusal =>
  new Refusal(`${a.measure.words} and ${b.measure.words} are not in the same store.`);

function queryOf<V>(
  value: V,
  { engine, when, language }: { engine: AlertQuery['engine']; when: Limit; language: Language<V> },
): AlertQuery {
  return { engine, value: language.print(value), beyond: language.print(beyond(value, when, language)) };
}

function beyond<V>(value: V, when: Limit, language: Language<V>): V {
  return 'above' in when ? language.above(value, when.above) : language.below(value, when.below);
}

type With<V> = {
  readonly when: Limit;
  readonly read: (asked: Asked) => V;
  readonly language: Language<V>;
};

function valueOf<V>(watch: Judged, { when, read, language }: With<V>): V {
  const over = (asked: Asked, span: Span, before = 0): V => language.over(read(asked), span, before);
  switch (watch.kind) {
    case 'spike': {
      const days = Array.from({ length: watch.days }, (_, index) => index + 1);
      const most = language.largest(days.map((day) => over(watch.of, watch.over, day)));
      return floored(language.div(over(watch.of, watch.over), most));
    }
    case 'silence':
      return language.or(over(watch.of, watch.over), language.always(0));
    default: {
      const also = 'also' in watch ? watch.also : undefined;
      const first = over(watch.of, watch.over);
      return floored(
        also === undefined ? first : language.and(first, beyond(over(watch.of, also), when, language)),
      );
    }
  }

  function floored(value: V): V {
    const floor = 'floor' in watch ? watch.floor : undefined;
    if (!floor) return value;
    return language.and(value, language.atLeast(over(floor.of, watch.over), floor.atLeast));
  }
}

/** Only at times when somebody works. */
function atWork(value: promql.InstantVector, { days, from, to }: WorkingHours): promql.InstantVector {
  const hours = promql.lt(promql.ge(promql.hour(), from), to);
  const weekdays = promql.le(promql.ge(promql.dayOfWeek(), days[0]), days[1]);
  return promql.and(promql.and(value, hours, { on: [] }), weekdays, { on: [] });
}

function restarts({ of, over }: Judged, when: Limit, { pipeline }: Setting): AlertQuery {
  if (pipeline.counters !== 'accumulated') {
    throw new Refusal('Only counters that our collector keeps never start over.');
  }
  const counter = promql.metric(promName(of.measure.counter!.metric, pipeline.naming), { kind: 'counter' });
  const value = promql.sum(promql.resets(counter.over(over)));
  return queryOf<promql.InstantVector>(value, { engine: 'prometheus', when, language: metricLanguage });
}
