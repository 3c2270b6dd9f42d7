import {
  lastOverTime,
  le,
  num,
  sub,
  time,
  unless,
  type InstantVector,
  type Scalar,
  type VariableNode,
} from '../../src/promql/index.js';
import { variableNode } from '../../src/promql/variable.js';
import { memory } from '../recorded.js';
import type { Asked, Window } from '../question.js';
import type { Setting } from './conditions.js';
import { readingOf } from './reading.js';
import { everyRecorded } from './series.js';
import { isBar, length } from './window.js';

/**
 * No answer for a range that starts before everything the store still keeps: totals whose start is forgotten
 * would count whole, back to the start of the collector. The rules wrote down when they began, and the store
 * should know of it where the range starts.
 *
 *     ... unless on () (claude_code:cost_usd:opened <= time() - $__range_s
 *       unless on () last_over_time(claude_code:cost_usd:opened[7h] offset $__range))
 */
export function withinStore(of: InstantVector, asked: Asked, setting: Setting): InstantVector {
  const reading = readingOf(asked, setting);
  if (isBar(asked.window) || (reading !== 'books' && reading !== 'people')) return of;
  const opened = everyRecorded(asked, 'opened');
  const before = le(opened, sub(time(), secondsOf(asked.window)));
  const kept = lastOverTime(opened.over(memory).offset(length(asked.window)));
  return unless(of, unless(before, kept, { on: [] }), { on: [] });
}

function secondsOf(window: Window): Scalar | VariableNode {
  const text = length(window);
  if (text === '$__range') return variableNode('$__range_s');
  return num(Number(text.slice(0, -1)) * (text.endsWith('h') ? 3600 : 86_400));
}
