import type { Cursor } from './cursor.js';
import { ipRange, type IpRange } from './ip-range.js';
import { isKeyword } from './label-name.js';
import type { Matcher } from './matcher.js';
import { parseFilter, parseIp, startsFilter } from './parse-filter.js';
import { isMatchOperator, parseMatcher } from './parse-selector.js';
import {
  extraction,
  format,
  type Extraction,
  type Format,
  type LineFilter,
  type LineOperator,
  type Stage,
} from './stage.js';
import { described, type Token } from './token.js';

const lineOperators: ReadonlySet<string> = new Set(['|=', '!=', '|~', '!~', '|>', '!>']);

/** True for an operator that starts a line filter. */
export function isLineOperator({ kind, value }: Token): boolean {
  return kind === 'sign' && lineOperators.has(value);
}

/** Reads stages up to the end of the pipeline or to an unwrap. */
export function parseStages(cursor: Cursor): Stage[] {
  const stages: Stage[] = [];
  for (;;) {
    const token = cursor.peek();
    if (isLineOperator(token)) {
      stages.push(cursor.place(parseLineFilter(cursor), token.from));
    } else if (cursor.isSign('|') && cursor.word(1) !== 'unwrap') {
      cursor.take();
      const stage = parseStage(cursor);
      stages.push(cursor.spans.has(stage) ? stage : cursor.place(stage, token.from));
    } else return stages;
  }
}

function parseLineFilter(cursor: Cursor): LineFilter {
  const op = cursor.take().value as LineOperator;
  const values = [parseLineValue(cursor)];
  while (cursor.takeWord('or')) values.push(parseLineValue(cursor));
  return Object.freeze({ kind: 'lineFilter', op, values: Object.freeze(values) });
}

function parseLineValue(cursor: Cursor): string | IpRange {
  if (cursor.word() === 'ip' && cursor.isSign('(', 1)) return ipRange(parseIp(cursor));
  return cursor.expectText().value;
}

function parseStage(cursor: Cursor): Stage {
  switch (cursor.word()) {
    case 'json':
      cursor.take();
      return Object.freeze({ kind: 'json', fields: parseExtractions(cursor) });
    case 'logfmt':
      return parseLogfmt(cursor);
    case 'regexp':
    case 'pattern':
      return Object.freeze({ kind: cursor.word() as 'regexp', pattern: textAfterWord(cursor) });
    case 'unpack':
    case 'decolorize':
      return Object.freeze({ kind: cursor.take().value.toLowerCase() as 'unpack' });
    case 'line_format':
      return Object.freeze({ kind: 'lineFormat', template: textAfterWord(cursor) });
    case 'label_format':
      cursor.take();
      return Object.freeze({ kind: 'labelFormat', formats: Object.freeze(parseList(cursor, parseFormat)) });
    case 'keep':
    case 'drop':
      return parseChoice(cursor);
    default:
      if (!startsFilter(cursor)) cursor.expected('a stage or a label filter', stageHint(cursor));
      return parseFilter(cursor);
  }
}

function textAfterWord(cursor: Cursor): string {
  const word = cursor.take();
  return cursor.expectText(cursor.peek().kind === 'text' ? '' : `${word.value} takes a text`).value;
}

function parseLogfmt(cursor: Cursor): Stage {
  cursor.take();
  const flags = new Set<string>();
  while (cursor.peek().kind === 'flag') flags.add(cursor.take().value);
  const fields = parseExtractions(cursor);
  return Object.freeze({
    kind: 'logfmt',
    strict: flags.has('--strict'),
    keepEmpty: flags.has('--keep-empty'),
    fields,
  });
}

function parseExtractions(cursor: Cursor): readonly Extraction[] {
  const { kind, value } = cursor.peek();
  const listed = kind === 'variable' || (kind === 'word' && !isKeyword(value));
  return Object.freeze(listed ? parseList(cursor, parseExtraction) : []);
}

function parseExtraction(cursor: Cursor): Extraction {
  const { from } = cursor.peek();
  const label = cursor.expectName();
  const path = cursor.takeSign('=') ? cursor.expectText().value : label;
  return cursor.place(extraction(label, path), from);
}

function parseFormat(cursor: Cursor): Format {
  const { from } = cursor.peek();
  const label = cursor.expectName();
  cursor.expectSign('=', 'label_format sets a label: name="{{.other}}" or name=other');
  const text = cursor.peek().kind === 'text';
  return cursor.place(format(label, text ? cursor.take().value : { from: cursor.expectName() }), from);
}

function parseChoice(cursor: Cursor): Stage {
  const kind = cursor.take().value.toLowerCase() as 'keep' | 'drop';
  const labels = parseList(cursor, (at): string | Matcher => {
    if (isMatchOperator(at.peek(1))) return parseMatcher(at);
    return at.expectName(`${kind} takes names of labels`);
  });
  return Object.freeze({ kind, labels: Object.freeze(labels) });
}

function parseList<Item>(cursor: Cursor, parse: (cursor: Cursor) => Item): Item[] {
  const items = [parse(cursor)];
  while (cursor.takeSign(',')) items.push(parse(cursor));
  return items;
}

function stageHint(cursor: Cursor): string {
  const token = cursor.peek();
  if (token.kind === 'text') return 'to search the line write |= and not |';
  return token.kind === 'end' ? 'nothing follows the last |' : `${described(token)} starts none`;
}
