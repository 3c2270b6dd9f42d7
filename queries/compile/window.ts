import type { LabelValues, Offset, Range, SampleKind, Selector } from '../../src/promql/index.js';
import type { Window } from '../question.js';

/** A bar stands at the start of its step: it is read from the step that follows. */
export function isBar(window: Window): boolean {
  return window !== '$__range';
}

/** The samples of a window. */
export function within<K extends SampleKind>(of: Selector<LabelValues, K>, window: Window): Range<string, K> {
  const samples = of.over(window);
  return isBar(window) ? samples.offset(back(window)) : samples;
}

/** As it was where the window begins. */
export function before<S extends Selector | Range>(of: S, window: Window): S {
  return isBar(window) ? of : (of.offset(window) as S);
}

/** As it was where the window ends. */
export function after<S extends Selector | Range>(of: S, window: Window): S {
  return isBar(window) ? (of.offset(back(window)) as S) : of;
}

function back(window: Window): Offset {
  return `-${window}`;
}
