import { isLabelFilter } from './filter-walk.js';
import type { FilterGroup, LabelFilter } from './label-filter.js';
import type { Matcher } from './matcher.js';
import { quote } from './quote.js';
import type { Extraction, Format, LabelChoice, LineFilter, Stage } from './stage.js';
import type { Writer } from './writer.js';

/** Writes one stage, without the space before it: `| json`, `|= "text"`. */
export function writeStage(out: Writer, stage: Stage): void {
  if (isLabelFilter(stage)) {
    out.write('| ');
    return writeFilter(out, stage);
  }
  return out.part(stage, () => {
    if (stage.kind === 'lineFilter') return writeLineFilter(out, stage);
    out.write('| ');
    return writeStageBody(out, stage);
  });
}

function writeStageBody(out: Writer, stage: Exclude<Stage, LineFilter | LabelFilter>): void {
  switch (stage.kind) {
    case 'json':
      out.write('json');
      return writeExtractions(out, stage.fields);
    case 'logfmt':
      out.write('logfmt', stage.strict ? ' --strict' : '', stage.keepEmpty ? ' --keep-empty' : '');
      return writeExtractions(out, stage.fields);
    case 'regexp':
    case 'pattern':
      return out.write(stage.kind, ' ', quote(stage.pattern));
    case 'unpack':
    case 'decolorize':
      return out.write(stage.kind);
    case 'lineFormat':
      return out.write('line_format ', quote(stage.template));
    case 'labelFormat':
      return writeList(out, 'label_format', stage.formats, (format) => writeFormat(out, format));
    default:
      return writeChoice(out, stage);
  }
}

/** Writes a matcher: `model="opus"`. */
export function writeMatcher(out: Writer, matcher: Matcher): void {
  out.part(matcher, () => out.write(matcher.label, matcher.op, quote(matcher.value)));
}

/** Writes a label filter, with brackets where an `or` stands inside an `and`. */
export function writeFilter(out: Writer, filter: LabelFilter): void {
  switch (filter.kind) {
    case 'matcher':
      return writeMatcher(out, filter);
    case 'comparison':
      return out.part(filter, () => out.write(filter.label, ' ', filter.op, ' ', String(filter.value)));
    case 'ipFilter':
      return out.part(filter, () =>
        out.write(filter.label, ' ', filter.op, ' ip(', quote(filter.range), ')'),
      );
    default:
      return out.part(filter, () => writeGroup(out, filter));
  }
}

function writeGroup(out: Writer, group: FilterGroup): void {
  group.filters.forEach((filter, index) => {
    if (index > 0) out.write(` ${group.kind} `);
    const bracketed = group.kind === 'and' && filter.kind === 'or';
    if (bracketed) out.write('(');
    writeFilter(out, filter);
    if (bracketed) out.write(')');
  });
}

function writeLineFilter(out: Writer, { op, values }: LineFilter): void {
  const texts = values.map((value) =>
    typeof value === 'string' ? quote(value) : `ip(${quote(value.range)})`,
  );
  out.write(op, ' ', texts.join(' or '));
}

function writeExtractions(out: Writer, fields: readonly Extraction[]): void {
  if (fields.length === 0) return;
  writeList(out, '', fields, (field) => {
    out.part(field, () => out.write(field.label, '=', quote(field.path)));
  });
}

function writeFormat(out: Writer, format: Format): void {
  out.part(format, () =>
    out.write(format.label, '=', 'from' in format ? format.from : quote(format.template)),
  );
}

function writeChoice(out: Writer, { kind, labels }: LabelChoice): void {
  writeList(out, kind, labels, (label) => {
    if (typeof label === 'string') out.write(label);
    else writeMatcher(out, label);
  });
}

function writeList<Item>(
  out: Writer,
  word: string,
  items: readonly Item[],
  write: (item: Item) => void,
): void {
  out.write(word, ' ');
  items.forEach((item, index) => {
    if (index > 0) out.write(', ');
    write(item);
  });
}
