import type { Labels } from '../frame.js';

/** What a person reads on a panel. */
export type Shown = ShownNothing | ShownValues | ShownTable | ShownSeries | ShownLines | ShownText;

interface Titled {
  /** The panel's title with its variables filled in. */
  readonly title: string;
}

/** "No data", or the text the panel has for it. */
export interface ShownNothing extends Titled {
  readonly kind: 'nothing';
  readonly text: string;
}

/** The numbers of a stat, gauge, bar gauge or pie. */
export interface ShownValues extends Titled {
  readonly kind: 'values';
  readonly values: readonly ShownValue[];
}

export interface ShownValue {
  readonly name: string;
  readonly text: string;
  /** As `#73BF69`; none where nothing gives it one. */
  readonly color: string | undefined;
}

export interface ShownTable extends Titled {
  readonly kind: 'table';
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Frames behind a drop-down: a table shows one at a time. */
  readonly behind: number;
}

/** Lines, bars or states over time or over names. */
export interface ShownSeries extends Titled {
  readonly kind: 'series';
  readonly series: readonly ShownOneSeries[];
}

export interface ShownOneSeries {
  readonly name: string;
  readonly color: string | undefined;
  readonly points: readonly ShownPoint[];
  /** The calculations beside its name in the legend, by name. */
  readonly legend: Readonly<Record<string, string>>;
}

export interface ShownPoint {
  /** Milliseconds since 1970, or the name on a bar chart's axis. */
  readonly at: number | string;
  readonly text: string;
  readonly value: unknown;
}

export interface ShownLines extends Titled {
  readonly kind: 'lines';
  readonly lines: readonly ShownLine[];
}

export interface ShownLine {
  readonly at: number;
  readonly text: string;
  readonly labels: Labels;
}

export interface ShownText extends Titled {
  readonly kind: 'text';
  readonly text: string;
}
