import type { FieldColorModeId } from '@grafana/grafana-foundation-sdk/dashboard';

type Mode = `${FieldColorModeId}`;

/** How a value gets its colour: one that you name, or one that the mode picks. */
export type Color =
  | { readonly mode: 'fixed' | 'shades'; readonly fixedColor: string }
  | { readonly mode: Exclude<Mode, 'fixed' | 'shades'>; readonly seriesBy?: 'min' | 'max' | 'last' };
