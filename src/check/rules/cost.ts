import type { Finding } from '../finding.js';
import { whereOf } from '../place.js';
import type { CheckedPanel, CheckedTarget, Subject } from '../subject.js';
import { member, text } from '../value.js';

/** Queries a board may send when it opens. */
export const mostQueries = 30;

type Sent = { readonly panel: CheckedPanel; readonly target: CheckedTarget };

/** What makes a board slow: too many queries, the same one twice, one number asked at every step. */
export function checkCost(board: Subject): Finding[] {
  const sent = board.panels
    .filter((panel) => panel.opens)
    .flatMap((panel) => panel.targets.filter(({ hidden }) => !hidden).map((target) => ({ panel, target })));
  return [...checkCount(board, sent), ...checkTwice(board, sent), ...checkSingleNumbers(board)];
}

function checkCount(board: Subject, sent: readonly Sent[]): Finding[] {
  if (sent.length <= mostQueries) return [];
  return [
    {
      rule: 'many-queries',
      severity: 'warning',
      where: board.title,
      message: `${sent.length} queries are sent when the board opens: collapse rows until ${mostQueries} are left.`,
    },
  ];
}

function checkTwice(board: Subject, sent: readonly Sent[]): Finding[] {
  const seen = new Map<string, Sent>();
  return sent.flatMap(({ panel, target }): Finding[] => {
    const { instant, source, text: query, json } = target;
    const { interval, maxDataPoints, timeFrom, timeShift } = panel.json;
    const step = instant ? [] : [json['interval'], json['step'], interval, maxDataPoints];
    const key = JSON.stringify([source, query, instant, step, timeFrom, timeShift]);
    const first = seen.get(key);
    if (!first) seen.set(key, { panel, target });
    if (!first || query === '') return [];
    return [
      {
        rule: 'same-query-twice',
        severity: 'warning',
        where: whereOf(board, panel, target),
        message: `"${whereOf(board, first.panel, first.target)}" asks the same: ask once, and show that answer in both.`,
      },
    ];
  });
}

const singleNumber = new Set(['stat', 'gauge', 'bargauge', 'piechart']);

/** A panel that shows one value a series throws away all but the last of a range query. */
function checkSingleNumbers(board: Subject): Finding[] {
  return board.panels.flatMap((panel) => {
    if (!showsOneValue(panel)) return [];
    return panel.targets
      .filter(({ engine, instant, hidden }) => engine !== undefined && !instant && !hidden)
      .map((target): Finding => ({
        rule: 'number-as-range',
        severity: 'warning',
        where: whereOf(board, panel, target),
        message:
          'One number is shown, but the query is asked again at every step of the range: make it an instant query.',
      }));
  });
}

/** A stat with a line under its number needs the range, as does a calculation over it. */
function showsOneValue({ type, json, targets }: CheckedPanel): boolean {
  if (!singleNumber.has(type)) return false;
  const options = json['options'];
  const calcs = member(member(options, 'reduceOptions'), 'calcs');
  const last = !Array.isArray(calcs) || calcs.every((calc) => calc === 'lastNotNull' || calc === 'last');
  const wholeRange = targets.some((target) => /\$__range|\$\{__range/.test(text(target.json['expr'])));
  const graph = type === 'stat' && text(member(options, 'graphMode') ?? 'area') !== 'none';
  return wholeRange || (last && !graph);
}
