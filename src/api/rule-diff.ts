import { isObject, type Json, type JsonObject } from './canonical.js';
import type { Change } from './finding.js';
import { changeAt, jsonDiff } from './json-diff.js';
import { pairs } from './pairs.js';
import { ruleContent } from './rule-content.js';

type Group = { readonly interval: number; readonly rules: readonly JsonObject[] };

/** What changes from one group of rules to another. */
export function ruleDiff(before: Group, after: Group): readonly Change[] {
  const [from, to] = [before.rules.map(sketch), after.rules.map(sketch)];
  const { both, removed, added } = pairs(from, to);
  const stayed = new Set(both.map(([a]) => a));
  const [was, is] = [from.filter((one) => stayed.has(one)).map(({ id }) => id), both.map(([a]) => a.id)];
  return [
    ...(before.interval === after.interval
      ? []
      : [{ where: ['interval'], before: `${before.interval}s`, after: `${after.interval}s` }]),
    ...removed.map(({ title, text }) => ({ where: [`rule "${title}"`], before: text })),
    ...added.map(({ title, text }) => ({ where: [`rule "${title}"`], after: text })),
    ...both.flatMap(([a, b]) => changes(a, b)),
    ...(was.join() === is.join() ? [] : [{ where: ['order'], before: order(from), after: order(to) }]),
  ];
}

const order = (list: readonly Sketch[]): string => list.map(({ title }) => title).join(', ');

type Sketch = {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly content: JsonObject;
};

function sketch(rule: JsonObject): Sketch {
  const content = ruleContent(rule);
  const kind = isObject(content['record']) ? `records ${String(content['record']['metric'])}` : 'alert';
  const queries = queriesOf(content).map(({ refId, expr }) => `${refId}  ${expr}`);
  return {
    id: String(content['uid']),
    title: String(content['title']),
    text: [kind, ...queries].join('\n'),
    content,
  };
}

function queriesOf({ data }: JsonObject): { readonly refId: string; readonly expr: string }[] {
  const list = Array.isArray(data) ? (data as readonly Json[]).filter(isObject) : [];
  return list.map(({ refId, model }) => {
    const { expr, expression, type } = isObject(model) ? model : {};
    return {
      refId: String(refId),
      expr: String(expr ?? (type === undefined ? '' : `${String(type)} of ${String(expression)}`)),
    };
  });
}

function changes(a: Sketch, b: Sketch): Change[] {
  const where = `rule "${b.title}"`;
  return jsonDiff(a.content, b.content)
    .map((one) => changeAt([where, ...placeOf(one.at, b.content)], one))
    .map((change) => (change.where.at(-1) === 'limit' ? plainLimit(change) : change));
}

const bare = (text: string): string => text.replace(/^\[(.*)\]$/, '$1');

/** A threshold has one number, which the server keeps in a list. */
function plainLimit({ where, before, after }: Change): Change {
  return {
    where,
    ...(before !== undefined && { before: bare(before) }),
    ...(after !== undefined && { after: bare(after) }),
  };
}

const limit = /^conditions\[0\]\.evaluator\.params(\[0\])?$/;

/** `data[0].model.expr` is told as query `A`. */
function placeOf(at: string, content: JsonObject): string[] {
  const found = /^data\[(\d+)\]\.?(.*)$/.exec(at);
  if (!found) return [at];
  const refId = queriesOf(content)[Number(found[1])]?.refId ?? found[1]!;
  const rest = found[2]!.replace(/^model\./, '');
  return rest === 'expr' || rest === '' ? [refId] : [refId, rest.replace(limit, 'limit')];
}
