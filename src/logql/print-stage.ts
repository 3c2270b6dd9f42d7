import type { FilterGroup, LabelFilter } from './label-filter.js';
import type { Matcher } from './matcher.js';
import { quote } from './quote.js';
import type { Extraction, Format, LabelChoice, LineFilter, LogfmtParser, Stage } from './stage.js';

/** One stage, without the space before it: `| json`, `|= "text"`. */
export function stageText(stage: Stage): string {
  return stage.kind === 'lineFilter' ? lineFilterText(stage) : `| ${bodyText(stage)}`;
}

function bodyText(stage: Exclude<Stage, LineFilter>): string {
  switch (stage.kind) {
    case 'json':
      return `json${extractionsText(stage.fields)}`;
    case 'logfmt':
      return `logfmt${flagsText(stage)}${extractionsText(stage.fields)}`;
    case 'regexp':
    case 'pattern':
      return `${stage.kind} ${quote(stage.pattern)}`;
    case 'unpack':
    case 'decolorize':
      return stage.kind;
    case 'lineFormat':
      return `line_format ${quote(stage.template)}`;
    case 'labelFormat':
      return `label_format ${stage.formats.map(formatText).join(', ')}`;
    case 'keep':
    case 'drop':
      return choiceText(stage);
    default:
      return filterText(stage);
  }
}

/** A matcher: `model="opus"`. */
export function matcherText({ label, op, value }: Matcher): string {
  return `${label}${op}${quote(value)}`;
}

/** A label filter, with brackets where an `or` stands inside an `and`. */
export function filterText(filter: LabelFilter): string {
  switch (filter.kind) {
    case 'matcher':
      return matcherText(filter);
    case 'comparison':
      return `${filter.label} ${filter.op} ${filter.value}`;
    case 'ipFilter':
      return `${filter.label} ${filter.op} ip(${quote(filter.range)})`;
    default:
      return groupText(filter);
  }
}

function groupText({ kind, filters }: FilterGroup): string {
  return filters
    .map((filter) =>
      kind === 'and' && filter.kind === 'or' ? `(${filterText(filter)})` : filterText(filter),
    )
    .join(` ${kind} `);
}

function lineFilterText({ op, values }: LineFilter): string {
  const texts = values.map((value) =>
    typeof value === 'string' ? quote(value) : `ip(${quote(value.range)})`,
  );
  return `${op} ${texts.join(' or ')}`;
}

function flagsText({ strict, keepEmpty }: LogfmtParser): string {
  return `${strict ? ' --strict' : ''}${keepEmpty ? ' --keep-empty' : ''}`;
}

function extractionsText(fields: readonly Extraction[]): string {
  const texts = fields.map(({ label, path }) => `${label}=${quote(path)}`);
  return texts.length === 0 ? '' : ` ${texts.join(', ')}`;
}

function formatText(format: Format): string {
  return `${format.label}=${'from' in format ? format.from : quote(format.template)}`;
}

function choiceText({ kind, labels }: LabelChoice): string {
  return `${kind} ${labels.map((label) => (typeof label === 'string' ? label : matcherText(label))).join(', ')}`;
}
