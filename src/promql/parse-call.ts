import { aggregateNode, groupingNode } from './aggregation.js';
import type { Cursor } from './cursor.js';
import { callNode } from './make.js';
import type { Expr, Grouping, ValueType } from './node.js';
import { readLabelList } from './parse-labels.js';
import { aggregations, signatures } from './signature.js';
import { closest } from './spelling.js';
import { named, type Token } from './token.js';
import { selectorOf } from './vector.js';

/** `rate(up[5m])`, read from the function's name. */
export function readCall(cursor: Cursor): Expr {
  const name = cursor.take();
  const signature = signatures.get(name.text);
  if (!signature) cursor.fail(unknownFunction(name), name);
  const args = readArguments(cursor);
  const { least, most, gives } = signature;
  if (args.length < least || args.length > most) {
    const wanted =
      least === most ? `${least}` : most === Infinity ? `at least ${least}` : `${least} to ${most}`;
    cursor.fail(`${name.text}() takes ${counted(wanted)}, not ${args.length}`, {
      from: name.from,
      to: cursor.end,
    });
  }
  const typed = args.map((arg, index) =>
    asWanted(cursor, arg, signature.args[Math.min(index, signature.args.length - 1)]),
  );
  return cursor.placed(callNode(gives, name.text, typed), name.from, cursor.end) as Expr;
}

/** `sum by (job) (up)` or `sum(up) by (job)`, read from the operator. */
export function readAggregation(cursor: Cursor): Expr {
  const { text, from } = cursor.take();
  const op = text.toLowerCase();
  const before = readGrouping(cursor);
  if (!cursor.isSymbol('(')) {
    cursor.fail(`expected "(" with what to aggregate after the labels, not ${named(cursor.token)}`);
  }
  const args = readArguments(cursor);
  const grouping = before ?? readGrouping(cursor);
  const param = aggregations.get(op);
  const wanted = param ? 2 : 1;
  if (args.length !== wanted) {
    const what = param
      ? `${counted(2)}: a ${param === 'string' ? 'text' : 'number'} and a vector`
      : counted(1);
    cursor.fail(`${op}() takes ${what}, not ${args.length}`, { from, to: cursor.end });
  }
  const of = asWanted(cursor, args[wanted - 1]!, 'instant');
  const parts = { op, of, ...(param && { param: args[0]! }), ...(grouping && { grouping }) };
  return cursor.placed(aggregateNode(parts), from, cursor.end) as Expr;
}

function readGrouping(cursor: Cursor): Grouping | undefined {
  const { from } = cursor.token;
  const mode = cursor.takeKeyword('by', 'without') as Grouping['mode'] | undefined;
  return mode && cursor.placed(groupingNode(mode, readLabelList(cursor, mode)), from, cursor.end);
}

function readArguments(cursor: Cursor): Expr[] {
  const opened = cursor.take();
  if (cursor.takeSymbol(')')) return [];
  const args: Expr[] = [];
  do {
    if (cursor.isSymbol(')') && args.length > 0) cursor.fail('a list of arguments may not end with ","');
    args.push(cursor.deeper(() => cursor.expression(cursor, 0)));
  } while (cursor.takeSymbol(','));
  const late = cursor.keyword('by', 'without');
  if (late) cursor.fail(`expected ")" before "${late}": the aggregation closes too late`);
  cursor.close(')', opened, '"," or ")"');
  return args;
}

/** A variable alone where a vector belongs stands for a metric's name. */
export function asWanted(cursor: Cursor, of: Expr, wanted: ValueType | undefined): Expr {
  if (of.kind !== 'variable' || wanted !== 'instant') return of;
  const made = selectorOf({ name: of.text, matchers: [] });
  const span = cursor.places.of(of);
  return span ? cursor.placed(made, span.from, span.to) : made;
}

function unknownFunction({ text }: Token): string {
  const known = [...signatures.keys(), ...aggregations.keys()];
  const near = closest(text, known);
  return `there is no function "${text}"${near ? `: did you mean "${near}"?` : ''}`;
}

function counted(arguments_: number | string): string {
  return `${arguments_} argument${String(arguments_) === '1' ? '' : 's'}`;
}
