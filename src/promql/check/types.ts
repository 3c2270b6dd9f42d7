import type { AggregateNode, CallNode, Expr, ValueType } from '../node.js';
import { aggregations, signatures } from '../signature.js';
import type { Report } from './finding.js';

const names: Readonly<Record<ValueType, string>> = {
  scalar: 'a number',
  string: 'a text',
  instant: 'an instant vector',
  range: 'a range vector',
};

/** Whether each part is of the type its place asks for. */
export function checkTypes(of: Expr, report: Report): void {
  if (of.kind === 'call') checkCall(of, report);
  if (of.kind === 'aggregate') checkAggregate(of, report);
  if (of.kind === 'unary' && of.of.type !== 'scalar' && of.of.type !== 'instant') {
    report.error('type', of, `a sign cannot stand before ${names[of.of.type]}`);
  }
  if (of.kind === 'subquery' && of.of.type !== 'instant') {
    report.error(
      'type',
      of,
      `a subquery takes an instant vector, not ${names[of.of.type]}${hint('instant', of.of)}`,
    );
  }
}

function checkCall(of: CallNode, report: Report): void {
  const { args } = signatures.get(of.name)!;
  for (const [index, arg] of of.args.entries()) {
    const wanted = args[Math.min(index, args.length - 1)]!;
    expect(arg, wanted, `${of.name}()`, report);
  }
  const labels = of.name === 'info' ? of.args[1] : undefined;
  if (labels?.type === 'instant' && (labels.kind !== 'selector' || labels.name !== undefined)) {
    report.error(
      'type',
      labels,
      'info() takes matchers alone as its second argument, for example {version=~".+"}',
    );
  }
}

function checkAggregate(of: AggregateNode, report: Report): void {
  expect(of.of, 'instant', of.op, report);
  const wanted = aggregations.get(of.op);
  if (wanted && of.param) expect(of.param, wanted, `the first argument of ${of.op}`, report);
}

function expect(of: Expr, wanted: ValueType, where: string, report: Report): void {
  if (of.type === wanted) return;
  report.error('type', of, `${where} takes ${names[wanted]}, not ${names[of.type]}${hint(wanted, of)}`);
}

function hint(wanted: ValueType, of: Expr): string {
  if (wanted === 'range' && of.kind === 'selector') return ': add a window, for example [5m]';
  if (wanted === 'range' && of.type === 'instant') return ': make it a subquery, for example [1h:5m]';
  if (wanted === 'instant' && of.type === 'range')
    return ': take rate() or another function over its window first';
  if (wanted === 'instant' && of.type === 'scalar') return ': wrap it in vector()';
  if (wanted === 'scalar' && of.type === 'instant') return ': wrap it in scalar()';
  if (wanted === 'string') return ': put it in quotes';
  return '';
}
