import type { Cursor } from './cursor.js';
import { ipRange, type IpRange } from './ip-range.js';
import { isKeyword } from './label-name.js';
import type { LogQuery } from './log-query.js';
import { matcher, type Matcher, type MatchOperator } from './matcher.js';
import { parseFilter, parseIp, startsFilter, stageWords } from './parse-filter.js';
import {
  extraction,
  format,
  type Extraction,
  type Format,
  type LineFilter,
  type LineOperator,
  type Stage,
} from './stage.js';
import { UnwrappedQuery, type Conversion } from './unwrapped-query.js';
import { described } from './token.js';

const lineOperators: ReadonlySet<string> = new Set(['|=', '!=', '|~', '!~', '|>', '!>']);
const matchOperators: ReadonlySet<string> = new Set(['=', '!=', '=~', '!~']);

/** Reads a stream selector: `{app="x", level!="debug"}`. */
export function parseSelector(cursor: Cursor): readonly Matcher[] {
  const { from } = cursor.expectSign('{');
  const matchers: Matcher[] = [];
  if (!cursor.isSign('}')) {
    do matchers.push(parseMatcher(cursor));
    while (cursor.takeSign(','));
    if (!cursor.isSign('}')) cursor.expected('"," or "}"', 'the stream selector is not closed');
  }
  cursor.expectSign('}');
  return cursor.place(Object.freeze(matchers), from);
}

function parseMatcher(cursor: Cursor): Matcher {
  const { from } = cursor.peek();
  const last = cursor.isSign('}') ? 'no comma stands before the closing bracket' : '';
  const label = cursor.expectName(last);
  const op = cursor.peek();
  if (op.kind !== 'sign' || !matchOperators.has(op.value)) {
    cursor.expected('=, !=, =~ or !~', 'streams are chosen by the text of their labels');
  }
  cursor.take();
  const { value } = cursor.expectText();
  return cursor.place(matcher({ label, op: op.value as MatchOperator, value }), from);
}

/** Reads stages up to the end of the pipeline or to an unwrap. */
export function parseStages(cursor: Cursor): Stage[] {
  const stages: Stage[] = [];
  for (;;) {
    const token = cursor.peek();
    if (token.kind !== 'sign') return stages;
    if (lineOperators.has(token.value)) {
      stages.push(cursor.place(parseLineFilter(cursor), token.from));
    } else if (token.value === '|' && cursor.word(1) !== 'unwrap') {
      cursor.take();
      const stage = parseStage(cursor);
      stages.push(cursor.spans.has(stage) ? stage : cursor.place(stage, token.from));
    } else return stages;
  }
}

/** True when `| unwrap` comes next. */
export function startsUnwrap(cursor: Cursor): boolean {
  return cursor.isSign('|') && cursor.word(1) === 'unwrap';
}

/** Reads `| unwrap label` and the label filters behind it. */
export function parseUnwrap(cursor: Cursor, logs: LogQuery): UnwrappedQuery {
  const { from } = cursor.take();
  cursor.take();
  const as = parseConversion(cursor);
  const label = cursor.expectName('unwrap takes the name of a label');
  if (as !== undefined) cursor.expectSign(')');
  const head = cursor.place({}, from);
  const filters = [];
  while (cursor.isSign('|')) {
    if (stageWords.includes(cursor.word(1) ?? '')) {
      cursor.take();
      cursor.fail('only label filters may follow unwrap: put this stage before it');
    }
    cursor.take();
    filters.push(parseFilter(cursor));
  }
  if (lineOperators.has(cursor.peek().value) && cursor.peek().kind === 'sign') {
    cursor.fail('only label filters may follow unwrap: put the line filter before it');
  }
  const found = new UnwrappedQuery({ logs, label, as, filters });
  cursor.spans.set(found, cursor.spans.get(head)!);
  return found;
}

function parseConversion(cursor: Cursor): Conversion | undefined {
  if (!cursor.isCall()) return undefined;
  const word = cursor.word()!;
  if (word !== 'duration' && word !== 'duration_seconds' && word !== 'bytes') {
    cursor.fail(`unwrap knows duration(), duration_seconds() and bytes(), not ${word}()`);
  }
  cursor.take();
  cursor.expectSign('(');
  return word;
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
    if (at.peek(1).kind === 'sign' && matchOperators.has(at.peek(1).value)) return parseMatcher(at);
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
