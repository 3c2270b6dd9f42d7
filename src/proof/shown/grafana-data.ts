import type { FieldConfig, FrameMeta, Labels } from '../frame.js';
import type { JsonObject } from '../json.js';

/** What a value looks like. */
export interface DisplayValue {
  readonly text: string;
  readonly numeric: number;
  readonly prefix?: string;
  readonly suffix?: string;
  readonly color?: string;
  readonly title?: string;
}

/** A field after overrides: it can show its values. */
export interface DisplayField {
  readonly name: string;
  readonly type: string;
  readonly values: readonly unknown[];
  readonly labels?: Labels;
  readonly config: FieldConfig & { readonly displayName?: string; readonly custom?: JsonObject };
  readonly display?: (value: unknown) => DisplayValue;
  readonly state?: JsonObject | null;
}

export interface DisplayFrame {
  readonly refId?: string;
  readonly name?: string;
  readonly fields: readonly DisplayField[];
  readonly length: number;
  readonly meta?: FrameMeta;
}

/** A matcher or a property value of a field configuration. */
export interface Rule {
  readonly id: string;
  readonly value?: unknown;
  readonly options?: unknown;
}

export interface FieldConfigSource {
  readonly defaults: JsonObject;
  readonly overrides: readonly { readonly matcher: Rule; readonly properties: readonly Rule[] }[];
}

export type ReplaceVariables = (
  text: string,
  scoped?: JsonObject,
  format?: string | ((value: unknown) => string),
) => string;

interface Registry<Item> {
  getIfExists: (id: string) => Item | undefined;
  list: () => readonly Item[];
}

interface Transformer {
  readonly id: string;
  readonly name: string;
  readonly aliasIds?: readonly string[];
}

/** A property of a field configuration, as the registry holds it. */
export interface FieldProperty {
  readonly id: string;
  readonly path: string;
  readonly name: string;
  readonly isCustom?: boolean;
  readonly settings?: unknown;
  readonly process: (value: unknown, context: unknown, settings: unknown) => unknown;
  readonly shouldApply: (field: DisplayField) => boolean;
}

type Processor = FieldProperty['process'];

/** A theme; opaque but for the names of its colours. */
export interface Theme {
  readonly visualization: { readonly getColorByName: (name: string) => string };
}

/** What is used of `@grafana/data`. */
export interface GrafanaData {
  readonly FieldConfigOptionsRegistry: new (init: () => readonly FieldProperty[]) => Registry<FieldProperty>;
  readonly createTheme: (options: { readonly colors: { readonly mode: 'dark' | 'light' } }) => Theme;
  readonly standardTransformers: Readonly<Record<string, Transformer>>;
  readonly standardTransformersRegistry: Registry<Transformer> & {
    setInit: (init: () => readonly unknown[]) => void;
  };
  readonly fieldMatchers: Registry<{ readonly id: string; readonly get: (options: unknown) => FieldMatcher }>;
  readonly fieldReducers: Registry<{
    readonly id: string;
    readonly preservesUnits?: boolean;
    readonly name: string;
  }>;
  readonly getValueFormats: () => readonly { readonly submenu?: readonly { readonly value?: string }[] }[];
  readonly formattedValueToString: (value: DisplayValue) => string;
  readonly findCommonLabels: (labels: readonly Labels[]) => Labels;
  readonly getFieldDisplayName: (
    field: DisplayField,
    frame: DisplayFrame,
    all?: readonly DisplayFrame[],
    common?: Labels,
  ) => string;
  readonly getFieldDisplayValues: (options: {
    readonly fieldConfig: FieldConfigSource;
    readonly reduceOptions: JsonObject;
    readonly replaceVariables: ReplaceVariables;
    readonly theme: Theme;
    readonly data: readonly DisplayFrame[];
    readonly timeZone: string;
  }) => readonly { readonly display: DisplayValue }[];
  readonly reduceField: (options: {
    readonly field: DisplayField;
    readonly reducers: readonly string[];
  }) => Readonly<Record<string, unknown>>;
  readonly applyFieldOverrides: (options: {
    readonly data: readonly DisplayFrame[];
    readonly fieldConfig: FieldConfigSource;
    readonly fieldConfigRegistry: Registry<FieldProperty>;
    readonly replaceVariables: ReplaceVariables;
    readonly theme: Theme;
    readonly timeZone: string;
  }) => readonly DisplayFrame[];
  readonly transformDataFrame: (
    transformations: readonly JsonObject[],
    frames: readonly DisplayFrame[],
    context: { readonly interpolate: (text: string) => string },
  ) => { subscribe: (observer: Observer<readonly DisplayFrame[]>) => unknown };
  readonly displayNameOverrideProcessor: Processor;
  readonly identityOverrideProcessor: Processor;
  readonly numberOverrideProcessor: Processor;
  readonly stringOverrideProcessor: Processor;
  readonly thresholdsOverrideProcessor: Processor;
}

type FieldMatcher = (field: DisplayField, frame: DisplayFrame, all: readonly DisplayFrame[]) => boolean;

interface Observer<Value> {
  readonly next: (value: Value) => void;
  readonly error: (reason: unknown) => void;
  readonly complete: () => void;
}
