/** What Grafana's data sources hand to a panel; the same shape as its DataFrame. */
export interface Frame {
  readonly refId: string;
  readonly name?: string;
  readonly fields: readonly Field[];
  /** The number of rows. */
  readonly length: number;
  readonly meta?: FrameMeta;
}

export interface FrameMeta {
  readonly type?: string;
  readonly preferredVisualisationType?: 'graph' | 'table' | 'logs' | 'rawPrometheus';
  readonly executedQueryString?: string;
  readonly notices?: readonly Notice[];
  readonly custom?: Readonly<Record<string, unknown>>;
}

/** A warning or a remark of the engine about a query. */
export interface Notice {
  readonly severity: 'info' | 'warning';
  readonly text: string;
}

export type Labels = Readonly<Record<string, string>>;

export interface Field {
  readonly name: string;
  readonly type: 'time' | 'number' | 'string' | 'other';
  readonly config: FieldConfig;
  readonly values: readonly unknown[];
  readonly labels?: Labels;
}

export interface FieldConfig {
  readonly displayNameFromDS?: string;
  readonly interval?: number;
  readonly filterable?: boolean;
  readonly custom?: Readonly<Record<string, unknown>>;
}

/** One series of an answer: its labels, instants in milliseconds, and values. */
export interface Series {
  readonly labels: Labels;
  readonly times: readonly number[];
  readonly values: readonly number[];
}

/** A sample as the engines write it: `NaN`, `+Inf` and `-Inf` are text. */
export function sampleOf(text: string): number {
  if (/^[+-]?inf(inity)?$/i.test(text)) return text.startsWith('-') ? -Infinity : Infinity;
  return Number.parseFloat(text);
}

/** True where some row holds more than its time: a number that is not NaN, or text. */
export function hasData(frames: readonly Frame[]): boolean {
  return frames.some(({ fields }) => {
    const numbers = fields.filter((field) => field.type === 'number');
    const read = numbers.length > 0 ? numbers : fields.filter((field) => field.type === 'string');
    return read.some((field) => field.values.some((value) => value !== null && !Number.isNaN(value)));
  });
}

/** True where some frame has a row at all. */
export function hasRows(frames: readonly { readonly length: number }[]): boolean {
  return frames.some(({ length }) => length > 0);
}
