import { excerpt, type Finding } from '../finding.js';
import { whereOf, whereOfVariable } from '../place.js';
import type { CheckedPanel, CheckedTarget, CheckedVariable, Subject } from '../subject.js';
import { member, objects, text } from '../value.js';

type Place = { readonly where: string; readonly said: string };

/** Variables that are used but not there, and those whose `All` leaves something out. */
export function checkVariables(board: Subject): Finding[] {
  const inputs = objects(board.json['__inputs']).map(({ name }) => text(name));
  const known = new Set([...board.variables.map(({ name }) => name), ...inputs]);
  const unknown = places(board).flatMap((place) => unknownIn(place, known));
  return [...unknown, ...board.variables.flatMap((variable) => checkAll(board, variable))];
}

/** `All` without a value of its own is the list of values found, which no series without the label matches. */
function checkAll(board: Subject, { name, json }: CheckedVariable): Finding[] {
  if (json['includeAll'] !== true || text(json['allValue']) !== '') return [];
  const message =
    '"All" has no value, so Grafana lists all it found and drops what has no such label: set allValue to ".*".';
  return [{ rule: 'all-without-value', severity: 'warning', where: whereOfVariable(board, name), message }];
}

const reference = /\$(\w+)|\$\{(\w+)(?:[.:][^}]*)?\}|\[\[(\w+)(?::\w+)?\]\]/g;

function unknownIn({ where, said }: Place, known: ReadonlySet<string>): Finding[] {
  return [...said.matchAll(reference)].flatMap((found): Finding[] => {
    const name = (found[1] ?? found[2] ?? found[3])!;
    if (known.has(name) || name.startsWith('__') || /^\d/.test(name) || isOfTheLanguage(name, said))
      return [];
    const span = { from: found.index, to: found.index + found[0].length };
    return [
      {
        rule: 'undefined-variable',
        severity: 'error',
        where,
        message: `The board has no variable "${name}", so "${found[0]}" is sent as it stands: add the variable.`,
        excerpt: excerpt(said, span),
      },
    ];
  });
}

/** A named group that a replacement refers to, or a variable of a LogQL template. */
function isOfTheLanguage(name: string, said: string): boolean {
  return (
    said.includes(`(?P<${name}>`) || said.includes(`(?<${name}>`) || new RegExp(`\\$${name}\\s*:=`).test(said)
  );
}

/** Every text of a dashboard in which Grafana fills in variables. */
function places(board: Subject): Place[] {
  const queries = board.variables.filter(({ type }) => type === 'query');
  return [
    ...queries.map(({ name, json: { query } }) => ({
      where: whereOfVariable(board, name),
      said: text(query) || text(member(query, 'query')),
    })),
    ...objects(member(board.json['annotations'], 'list')).map(({ name, expr, target }) => ({
      where: `${board.title} › ${text(name)}`,
      said: text(expr) || text(member(target, 'expr')),
    })),
    ...board.panels.flatMap((panel) => [
      ...panel.targets.flatMap((target) => placesOfTarget(board, panel, target)),
      ...placesOfPanel(board, panel),
    ]),
  ];
}

function placesOfTarget(board: Subject, panel: CheckedPanel, target: CheckedTarget): Place[] {
  const { legendFormat, interval } = target.json;
  const where = whereOf(board, panel, target);
  return [target.text, text(legendFormat), text(interval), target.source].map((said) => ({ where, said }));
}

function placesOfPanel(board: Subject, panel: CheckedPanel): Place[] {
  const { links, fieldConfig, repeat } = panel.json;
  const dataLinks = member(member(fieldConfig, 'defaults'), 'links');
  const repeated = text(repeat) === '' ? '' : `$${text(repeat)}`;
  const urls = [...objects(links), ...objects(dataLinks)].map(({ url }) => text(url));
  return [panel.title, repeated, ...urls].map((said) => ({ where: whereOf(board, panel), said }));
}
