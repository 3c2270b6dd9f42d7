import { metrics } from '../queries/catalog/index.js';
import type { Pipeline } from '../queries/pipeline.js';
import { quantityOf, recordedByHour, recordedByMonth, recordedName } from '../queries/recorded.js';
import { book, ended, opened, opening, recorded, seen, type Subject } from './book.js';
import { monthToDate } from './month.js';
import { gainByPerson, totalByPerson } from './people.js';
import { record, ruleGroup, type RuleGroup } from './rule.js';

/** The books of the counters our collector keeps: a group a counter, and two for all of them. */
export function books(
  pipeline: Pipeline,
  { individuals = true }: { readonly individuals?: boolean } = {},
): readonly RuleGroup[] {
  const all = Object.values(metrics).map((of): Subject => ({ of, pipeline, individuals }));
  return [...all.map(eachMinute), everyThreeHours(all), ...(individuals ? [eachHour(all)] : [])];
}

function eachMinute(subject: Subject): RuleGroup {
  return ruleGroup({
    name: `claude-code-books-${quantityOf(subject.of)}`,
    engine: 'prometheus',
    interval: '1m',
    rules: [
      opened(subject),
      seen(subject),
      book(subject),
      opening(subject),
      ...(subject.individuals ? [ended(subject)] : []),
      ...(recordedByMonth(subject.of) ? monthToDate(subject) : []),
    ],
  });
}

function everyThreeHours(all: readonly Subject[]): RuleGroup {
  return ruleGroup({
    name: 'claude-code-books-3h',
    engine: 'prometheus',
    interval: '3h',
    rules: all.map((one) => record(recordedName(one.of, 'books_3h'), recorded(one, 'books'))),
  });
}

function eachHour(all: readonly Subject[]): RuleGroup {
  const hourly = all.filter(({ of }) => recordedByHour(of));
  return ruleGroup({
    name: 'claude-code-people-1h',
    engine: 'prometheus',
    interval: '1h',
    rules: [...hourly.map(gainByPerson), ...all.map(totalByPerson)],
  });
}
