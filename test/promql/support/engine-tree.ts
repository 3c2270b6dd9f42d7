import { durationSeconds } from '../../../src/promql/duration.js';
import type { Expr } from '../../../src/promql/index.js';
import { literalSeconds } from '../../../src/promql/make.js';
import type { SelectorNode, SubqueryNode } from '../../../src/promql/node.js';

/** A node as `/api/v1/parse_query` answers it. */
export interface EngineNode {
  readonly type: string;
  readonly [key: string]: unknown;
}

/** The engine's tree, without its brackets, as one text. */
export function engineText(node: EngineNode | null): string {
  if (node === null) return '';
  const part = (key: string): string => engineText(node[key] as EngineNode | null);
  switch (node.type) {
    case 'parenExpr':
      return part('expr');
    case 'numberLiteral':
      return numberText(Number((node['val'] as string).replace('Inf', 'Infinity')));
    case 'stringLiteral':
      return JSON.stringify(node['val']);
    case 'unaryExpr':
      return `${node['op'] as string}(${part('expr')})`;
    case 'durationExpr':
      return engineDuration(node);
    case 'call':
      return `${(node['func'] as { name: string }).name}(${(node['args'] as EngineNode[]).map(engineText).join()})`;
    case 'aggregation': {
      const labels = node['grouping'] as string[];
      const mode = node['without'] ? 'without' : 'by';
      return `${node['op'] as string} ${mode} ${JSON.stringify(labels)}(${part('param')},${part('expr')})`;
    }
    case 'binaryExpr':
      return `(${part('lhs')}) ${node['op'] as string} ${String(node['bool'])} ${engineMatching(node)} (${part('rhs')})`;
    case 'subquery':
      return `(${part('expr')})[${engineLength(node, 'range')}:${engineLength(node, 'step')}]${engineTiming(node)}`;
    default: {
      const matchers = (node['matchers'] as { name: string; type: string; value: string }[]).map(
        ({ name, type, value }) => JSON.stringify([name, type, value]),
      );
      const edges = node['anchored'] ? 'anchored' : node['smoothed'] ? 'smoothed' : '';
      const window = node.type === 'matrixSelector' ? `[${engineLength(node, 'range')}]` : '';
      return `{${matchers.toSorted().join()}}${window}${edges}${engineTiming(node)}`;
    }
  }
}

function engineDuration(node: EngineNode): string {
  const [left, right] = [node['lhs'] as EngineNode | null, node['rhs'] as EngineNode | null];
  const op = node['op'] as string;
  if (left === null && right === null) return `${op}()`;
  if (left === null) return op === '+' ? engineText(right) : `${op}(${engineText(right)})`;
  if (op === 'max_of' || op === 'min_of') return `${op}(${engineText(left)},${engineText(right)})`;
  return `(${engineText(left)}) ${op} (${engineText(right)})`;
}

function engineLength(node: EngineNode, key: string): string {
  const expr = node[`${key}Expr`] as EngineNode | null;
  return expr ? engineText(expr) : String(node[key]);
}

function engineTiming(node: EngineNode): string {
  const at = (node['startOrEnd'] ?? node['timestamp']) as string | number | null;
  return ` @ ${String(at)} offset ${engineLength(node, 'offset')}`;
}

function engineMatching(node: EngineNode): string {
  const matching = node['matching'] as Record<string, unknown> | null;
  if (matching === null) return 'null';
  const { card, labels, on, include, fillValues } = matching;
  return JSON.stringify({ card, labels, on, include, fillValues });
}

function numberText(value: number): string {
  return Object.is(value, -0) ? '-0' : String(value);
}

/** Our tree as the same text. */
export function ourText(of: Expr): string {
  switch (of.kind) {
    case 'number':
      return numberText(of.value);
    case 'duration':
      return numberText(durationSeconds(of.text) as number);
    case 'variable':
      return of.text;
    case 'string':
      return JSON.stringify(of.value);
    case 'unary':
      return `${of.op}(${ourText(of.of)})`;
    case 'call':
      return `${of.name}(${of.args.map(ourText).join()})`;
    case 'aggregate': {
      const { mode, labels } = of.grouping ?? { mode: 'by', labels: [] };
      return `${of.op} ${mode} ${JSON.stringify(labels)}(${of.param ? ourText(of.param) : ''},${ourText(of.of)})`;
    }
    case 'binary':
      return `(${ourText(of.left)}) ${of.op} ${String(of.bool === true)} ${ourMatching(of)} (${ourText(of.right)})`;
    case 'subquery':
      return `(${ourText(of.of)})[${ourLength(of.range)}:${of.step ? ourLength(of.step) : '0'}]${ourTiming(of)}`;
    case 'range':
      return ourSelector(of.selector, `[${ourLength(of.range)}]`);
    case 'selector':
      return ourSelector(of, '');
  }
}

function ourSelector(of: SelectorNode, window: string): string {
  const all = [
    ...of.matchers,
    ...(of.name === undefined ? [] : [{ label: '__name__', op: '=', value: of.name }]),
  ];
  const matchers = all.map(({ label, op, value }) => JSON.stringify([label, op, value]));
  return `{${matchers.toSorted().join()}}${window}${of.edges ?? ''}${ourTiming(of)}`;
}

function ourTiming({ moment, shift }: SelectorNode | SubqueryNode): string {
  return ` @ ${ourMoment(moment)} offset ${shift ? ourLength(shift) : '0'}`;
}

/** The engine keeps milliseconds, halves rounded away from zero. */
function ourMoment(moment: SelectorNode['moment']): string {
  if (typeof moment !== 'object') return moment ?? 'null';
  const milliseconds = literalSeconds(moment)! * 1000;
  return String(Math.sign(milliseconds) * Math.round(Math.abs(milliseconds)) + 0);
}

function ourLength(of: Expr): string {
  const seconds = literalSeconds(of);
  if (seconds !== undefined) return String(Math.round(seconds * 1000));
  return ourDuration(of);
}

function ourDuration(of: Expr): string {
  if (of.kind === 'unary') return of.op === '+' ? ourDuration(of.of) : `${of.op}(${ourDuration(of.of)})`;
  if (of.kind === 'binary') return `(${ourDuration(of.left)}) ${of.op} (${ourDuration(of.right)})`;
  if (of.kind === 'call') return `${of.name}(${of.args.map(ourDuration).join()})`;
  return ourText(of);
}

function ourMatching({ op, left, right, matching, fill }: Extract<Expr, { kind: 'binary' }>): string {
  if (left.type !== 'instant' || right.type !== 'instant') return 'null';
  const isSet = ['and', 'or', 'unless'].includes(op);
  const sides = { left: 'many-to-one', right: 'one-to-many' };
  const card = isSet ? 'many-to-many' : matching?.group ? sides[matching.group.side] : 'one-to-one';
  return JSON.stringify({
    card,
    labels: matching?.labels ?? [],
    on: matching?.mode === 'on',
    include: matching?.group?.include ?? [],
    fillValues: { lhs: fill?.left ?? null, rhs: fill?.right ?? null },
  });
}
