import type { LabelValues, Offset, Range, SampleKind, Selector } from '../../src/promql/index.js';
import type { Days, Step, Window } from '../question.js';

/** A bar stands at the start of its step: it is read from the step that follows. */
export function isBar(window: Window): window is Step {
  return window !== '$__range' && !window.startsWith('last ');
}

/** How long a window is, wherever it lies. */
export function length(window: Window): '$__range' | Step | Days {
  return window.replace('last ', '') as '$__range' | Step | Days;
}

/** The samples of a window. */
export function within<K extends SampleKind>(of: Selector<LabelValues, K>, window: Window): Range<string, K> {
  const samples = of.over(length(window));
  return isBar(window) ? samples.offset(back(window)) : samples;
}

/** As it was where the window begins. */
export function before<S extends Selector | Range>(of: S, window: Window): S {
  return isBar(window) ? of : (of.offset(length(window)) as S);
}

/** As it was where the window ends. */
export function after<S extends Selector | Range>(of: S, window: Window): S {
  return isBar(window) ? (of.offset(back(window)) as S) : of;
}

function back(window: Step): Offset {
  return `-${window}`;
}
