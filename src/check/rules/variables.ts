import { isObject, type Json } from '../../grafana/index.js';
import { excerpt, type Finding } from '../finding.js';
import { whereOf, whereOfVariable } from '../place.js';
import { member, objects, text, type CheckedPanel, type Subject } from '../subject.js';

type Place = { readonly where: string; readonly text: string };

/** Variables that are used but not there, and those whose `All` leaves something out. */
export function checkVariables(board: Subject): Finding[] {
  const known = new Set(board.variables.map(({ name }) => name));
  const unknown = places(board).flatMap((place) => unknownIn(place, known));
  return [...unknown, ...board.variables.flatMap(({ name, json }) => checkAll(board, { name, json }))];
}

/** `All` without a value of its own is the list of values found, which no series without the label matches. */
function checkAll(board: Subject, { name, json }: { name: string; json: Json }): Finding[] {
  if (member(json, 'includeAll') !== true || text(member(json, 'allValue')) !== '') return [];
  const message =
    '"All" has no value, so Grafana lists all it found and drops what has no such label: set allValue to ".*".';
  return [{ rule: 'all-without-value', severity: 'warning', where: whereOfVariable(board, name), message }];
}

const reference = /\$(\w+)|\$\{(\w+)(?:[.:][^}]*)?\}|\[\[(\w+)(?::\w+)?\]\]/g;

function unknownIn({ where, text }: Place, known: ReadonlySet<string>): Finding[] {
  return [...text.matchAll(reference)].flatMap((found): Finding[] => {
    const name = (found[1] ?? found[2] ?? found[3])!;
    if (known.has(name) || name.startsWith('__') || /^\d/.test(name)) return [];
    const span = { from: found.index, to: found.index + found[0].length };
    return [
      {
        rule: 'undefined-variable',
        severity: 'error',
        where,
        message: `The board has no variable "${name}", so "${found[0]}" is sent as it stands: add the variable.`,
        excerpt: excerpt(text, span),
      },
    ];
  });
}

/** Every text of a dashboard in which Grafana fills in variables. */
function places(board: Subject): Place[] {
  return [
    ...board.variables.flatMap(({ name, json }) =>
      [json['query'], member(json['query'], 'query')].map((query) => ({
        where: whereOfVariable(board, name),
        text: json['type'] === 'query' ? text(query) : '',
      })),
    ),
    ...objects(member(board.json['annotations'], 'list')).map((one) => ({
      where: `${board.title} › ${text(one['name'])}`,
      text: text(one['expr']) || text(member(one['target'], 'expr')),
    })),
    ...board.panels.flatMap((panel) => placesOf(board, panel)),
  ];
}

function placesOf(board: Subject, panel: CheckedPanel): Place[] {
  const where = whereOf(board, panel);
  const links = [...objects(panel.json['links']), ...objects(member(fieldDefaults(panel), 'links'))];
  const repeat = text(panel.json['repeat']);
  return [
    ...panel.targets.flatMap((target) =>
      [target.text, text(target.json['legendFormat']), text(target.json['interval'])].map((one) => ({
        where: whereOf(board, panel, target),
        text: one,
      })),
    ),
    { where, text: panel.title },
    { where, text: repeat === '' ? '' : `$${repeat}` },
    ...links.map(({ url }) => ({ where, text: text(url) })),
  ];
}

function fieldDefaults({ json }: CheckedPanel): Json | undefined {
  const config = json['fieldConfig'];
  return isObject(config) ? config['defaults'] : undefined;
}
