import type { LabelFilter } from './label-filter.js';
import type { IpRange } from './ip-range.js';
import { labelName } from './label-name.js';
import { matcher, matchingOf, type MatchValue, type Matcher } from './matcher.js';
import { isVariable, variableText, type Variable } from './variable.js';

export type LineOperator = '|=' | '!=' | '|~' | '!~' | '|>' | '!>';

/** A condition on the line. Several values: any of them, or, for the negative operators, none of them. */
export interface LineFilter {
  readonly kind: 'lineFilter';
  readonly op: LineOperator;
  readonly values: readonly (string | IpRange)[];
}

/** A label and the path in the line that fills it. */
export interface Extraction {
  readonly label: string;
  readonly path: string;
}

/** A label and what fills it: another label, or a template. */
export type Format =
  { readonly label: string; readonly from: string } | { readonly label: string; readonly template: string };

export interface JsonParser {
  readonly kind: 'json';
  readonly fields: readonly Extraction[];
}

export interface LogfmtParser {
  readonly kind: 'logfmt';
  readonly strict: boolean;
  readonly keepEmpty: boolean;
  readonly fields: readonly Extraction[];
}

export interface RegexpParser {
  readonly kind: 'regexp';
  readonly pattern: string;
}

export interface PatternParser {
  readonly kind: 'pattern';
  readonly pattern: string;
}

export interface LineFormat {
  readonly kind: 'lineFormat';
  readonly template: string;
}

export interface LabelFormat {
  readonly kind: 'labelFormat';
  readonly formats: readonly Format[];
}

/** Labels kept or dropped: each by name, or only where its value matches. */
export interface LabelChoice {
  readonly kind: 'keep' | 'drop';
  readonly labels: readonly (string | Matcher)[];
}

/** One step of a log pipeline. */
export type Stage =
  | LineFilter
  | LabelFilter
  | JsonParser
  | LogfmtParser
  | RegexpParser
  | PatternParser
  | LineFormat
  | LabelFormat
  | LabelChoice
  | { readonly kind: 'unpack' }
  | { readonly kind: 'decolorize' };

/** What a line may be searched for. */
export type LineValue = string | Variable | IpRange;

export function lineFilter(op: LineOperator, values: readonly LineValue[]): LineFilter {
  if (values.length === 0) throw new TypeError(`a line filter (${op}) needs at least one value`);
  const addresses = values.filter((value) => typeof value === 'object' && value.kind === 'ipRange');
  if (addresses.length > 0 && op !== '|=' && op !== '!=') {
    throw new TypeError(`ip() goes with contains() and excludes(), not with ${op}`);
  }
  if (addresses.some(({ excluded }) => excluded)) {
    throw new TypeError('write excludes(ip(...)) for lines without an address, not notIp(...)');
  }
  const texts = values.map((value) => (isVariable(value) ? variableText(value) : value));
  return Object.freeze({ kind: 'lineFilter', op, values: Object.freeze(texts) });
}

/** Fields to extract, by label: `{ status: 'response.status' }`. */
export function extractions(fields: Readonly<Record<string, string>> = {}): readonly Extraction[] {
  return Object.freeze(Object.entries(fields).map(([label, path]) => extraction(label, path)));
}

export function extraction(label: string, path: string): Extraction {
  return Object.freeze({ label: labelName(label), path });
}

/** A label's new content: another label's (`from('tool')`), or a template's. */
export type FormatValue = string | { readonly from: string };

/** Takes a label's content from another label: `.labelFormat({ tool: from('tool_name') })`. */
export function from(label: string): { readonly from: string } {
  return Object.freeze({ from: labelName(label) });
}

export function formatsOf(formats: Readonly<Record<string, FormatValue>>): readonly Format[] {
  const entries = Object.entries(formats);
  if (entries.length === 0) throw new TypeError('labelFormat() needs at least one label');
  return Object.freeze(entries.map(([label, value]) => format(label, value)));
}

export function format(label: string, value: FormatValue): Format {
  return Object.freeze(
    typeof value === 'string'
      ? { label: labelName(label), template: value }
      : { label: labelName(label), from: labelName(value.from) },
  );
}

/** Labels to keep or drop: names, or a map of names with the values that are meant. */
export type LabelList<Label extends string> = readonly (Label | { readonly [L in Label]?: MatchValue })[];

export function labelChoice(kind: 'keep' | 'drop', labels: LabelList<string>): LabelChoice {
  const chosen = labels.flatMap((label): (string | Matcher)[] => {
    if (typeof label === 'string') return [labelName(label)];
    return Object.entries(label).flatMap(([name, value]) => {
      if (value === undefined) return [];
      const { op, value: text } = matchingOf(value);
      return [matcher({ label: name, op, value: text })];
    });
  });
  if (chosen.length === 0) throw new TypeError(`${kind}() needs at least one label`);
  return Object.freeze({ kind, labels: Object.freeze(chosen) });
}
