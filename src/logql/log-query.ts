import { filtersOf, type FilterMap, type JoinedFilter } from './label-filter.js';
import { matchersOf, type Matcher, type MatchValue } from './matcher.js';
import {
  extractions,
  formatsOf,
  labelChoice,
  lineFilter,
  type FormatValue,
  type LabelList,
  type LineValue,
  type Stage,
} from './stage.js';
import { readable } from './stage-order.js';
import { unwrapped, type Conversion, type UnwrappedQuery } from './unwrapped-query.js';
import type { Known, VariableText } from './variable.js';

/** Labels known after a stage that extracts some; all are possible where it extracts whatever is there. */
type With<Label extends string, Fields> = Label | (keyof Fields & string);

declare const labels: unique symbol;

/** A log query: a stream selector and the stages its lines pass. A frozen value; each call gives a new one. */
export class LogQuery<Label extends string = string> {
  declare readonly [labels]?: Label | undefined;
  readonly kind = 'logs';
  readonly matchers: readonly Matcher[];
  readonly stages: readonly Stage[];

  constructor(matchers: readonly Matcher[], stages: readonly Stage[]) {
    this.matchers = Object.freeze([...matchers]);
    this.stages = Object.freeze([...readable(stages)]);
    Object.freeze(this);
  }

  /**
   * Keeps lines whose labels fulfil every filter: `.where({ event_name: 'api_request', duration_ms: gt(1500) })`
   * prints `| event_name="api_request" | duration_ms > 1500`.
   */
  where(...filters: readonly (FilterMap<Label> | JoinedFilter<Label>)[]): LogQuery<Label> {
    return this.#with(...filters.flatMap(filtersOf));
  }

  /** Keeps lines that hold any of the texts: `|= "timeout" or "refused"`. */
  contains(...values: readonly LineValue[]): LogQuery<Label> {
    return this.#with(lineFilter('|=', values));
  }

  /** Keeps lines that hold none of the texts: `!= "debug"`. */
  excludes(...values: readonly LineValue[]): LogQuery<Label> {
    return this.#with(lineFilter('!=', values));
  }

  /** Keeps lines that match any of the regular expressions somewhere: `|~ "5.."`. */
  matches(...values: readonly LineValue[]): LogQuery<Label> {
    return this.#with(lineFilter('|~', values));
  }

  /** Keeps lines that match none of the regular expressions: `!~ "2.."`. */
  notMatches(...values: readonly LineValue[]): LogQuery<Label> {
    return this.#with(lineFilter('!~', values));
  }

  /** Keeps lines of a shape, `<_>` standing for anything: `|> "<_> took <_> ms"`. */
  matchesPattern(...values: readonly LineValue[]): LogQuery<Label> {
    return this.#with(lineFilter('|>', values));
  }

  /** Keeps lines that are not of a shape: `!> "<_> took <_> ms"`. */
  notMatchesPattern(...values: readonly LineValue[]): LogQuery<Label> {
    return this.#with(lineFilter('!>', values));
  }

  /** Reads the line as JSON. All of it (`| json`), or chosen fields: `| json status="response.status"`. */
  json(): LogQuery;
  json<const Fields extends Readonly<Record<string, string>>>(fields: Fields): LogQuery<With<Label, Fields>>;
  json(fields?: Readonly<Record<string, string>>): LogQuery {
    return this.#with(Object.freeze({ kind: 'json', fields: extractions(fields) }));
  }

  /** Reads the line as `key=value` pairs: `| logfmt`, `| logfmt --strict --keep-empty took="duration"`. */
  logfmt(options?: LogfmtOptions): LogQuery;
  logfmt<const Fields extends Readonly<Record<string, string>>>(
    options: LogfmtOptions & { readonly fields: Fields },
  ): LogQuery<With<Label, Fields>>;
  logfmt({ strict = false, keepEmpty = false, fields }: LogfmtOptions & LogfmtFields = {}): LogQuery {
    return this.#with(Object.freeze({ kind: 'logfmt', strict, keepEmpty, fields: extractions(fields) }));
  }

  /** Fills labels from the named groups of a regular expression: `| regexp "took (?P<took>\\d+)"`. */
  regexp(pattern: string): LogQuery {
    return this.#with(Object.freeze({ kind: 'regexp', pattern }));
  }

  /** Fills labels from a shape: `| pattern "<method> <path> <_>"`. */
  pattern(pattern: string): LogQuery {
    return this.#with(Object.freeze({ kind: 'pattern', pattern }));
  }

  /** Takes apart what Promtail's pack stage put together: `| unpack`. */
  unpack(): LogQuery {
    return this.#with(Object.freeze({ kind: 'unpack' }));
  }

  /** Writes the line anew: `| line_format "{{.tool_name}} {{.duration_ms}} ms"`. */
  lineFormat(template: string): LogQuery<Label> {
    return this.#with(Object.freeze({ kind: 'lineFormat', template }));
  }

  /** Sets labels: `.labelFormat({ who: '{{.user}}', tool: from('tool_name') })` prints `| label_format who="{{.user}}", tool=tool_name`. */
  labelFormat<const Formats extends Readonly<Record<string, FormatValue>>>(
    formats: Formats,
  ): LogQuery<With<Label, Formats>> {
    return this.#with(Object.freeze({ kind: 'labelFormat', formats: formatsOf(formats) }));
  }

  /** Takes colour codes out of the line: `| decolorize`. */
  decolorize(): LogQuery<Label> {
    return this.#with(Object.freeze({ kind: 'decolorize' }));
  }

  /** Keeps these labels only: `| keep model, user_email`. */
  keep<const Kept extends string>(labels: readonly (Kept & Label)[]): LogQuery<Known<Kept>>;
  keep(labels: LabelList<Label>): LogQuery<Label>;
  keep(labels: LabelList<string>): LogQuery<never> {
    return this.#with(labelChoice('keep', labels));
  }

  /** Drops these labels: `| drop session_id, level="debug"`. */
  drop(labels: LabelList<Label>): LogQuery<Label> {
    return this.#with(labelChoice('drop', labels));
  }

  /** Takes the value from a label: `| unwrap cost_usd`, with `{ as: 'duration' }` `| unwrap duration(took)`. */
  unwrap(label: Label | VariableText, { as }: { readonly as?: Conversion } = {}): UnwrappedQuery<Label> {
    return unwrapped<Label>({ logs: this as LogQuery, label, as });
  }

  #with(...stages: readonly Stage[]): LogQuery<never> {
    return new LogQuery(this.matchers, [...this.stages, ...stages]);
  }
}

/** How `logfmt` treats lines that are not in order, and keys without a value. */
export interface LogfmtOptions {
  readonly strict?: boolean;
  readonly keepEmpty?: boolean;
}

interface LogfmtFields {
  readonly fields?: Readonly<Record<string, string>>;
}

/**
 * The lines of the streams whose labels match: `events({ service_name: 'claude-code' })` prints
 * `{service_name="claude-code"}`. With `labels`, only those names may be used later on.
 */
export function events<const Label extends string = string>(
  selector: Readonly<Record<string, MatchValue | undefined>>,
  _known: { readonly labels?: readonly Label[] } = {},
): LogQuery<NoInfer<Label>> {
  return new LogQuery(matchersOf(selector), []);
}
