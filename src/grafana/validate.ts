import type { Board, Row } from './board.js';
import { customQuery } from './classic/variable.js';
import { BoardError, within } from './place.js';
import type { Engine } from './target.js';
import { requireShort, validatePanel } from './validate-panel.js';
import type { Variable } from './variable.js';

const mostPanels = 200;
const longestUid = 40;

/** Throws a `BoardError`, with the place, for what Grafana would refuse or show wrong. */
export function validate(board: Board): void {
  within(board.title.trim() || board.uid || 'board', () => {
    validateUid(board.uid);
    if (board.title.trim() === '') throw new BoardError(['title'], 'it is empty: a board needs one');
    requireShort(board.title);
    board.variables.forEach((variable, index) => validateVariable(variable, board.variables.slice(0, index)));
    validateRows(board);
    for (const [name, reader] of readers(board)) within(name, () => requireSource(board, reader));
  });
}

/** Throws for a uid that Grafana refuses, and so for one that would leave a folder: `../x`. */
function validateUid(uid: string): void {
  if (!/^[A-Za-z0-9_-]+$/.test(uid))
    throw new BoardError(
      ['uid'],
      `${JSON.stringify(uid)} may hold only letters, digits, "-" and "_", at least one`,
    );
  if (uid.length > longestUid)
    throw new BoardError(
      ['uid'],
      `${JSON.stringify(uid)} has ${uid.length} characters: Grafana takes ${longestUid}`,
    );
}

function validateVariable(variable: Variable, before: readonly Variable[]): void {
  const { name } = variable;
  const place = [`$${name}`];
  if (!/^(?!__)[A-Za-z_]\w*$/.test(name))
    throw new BoardError(place, 'a name is letters, digits and "_", and does not start with a digit or "__"');
  if (before.some((other) => other.name === name))
    throw new BoardError(place, 'two variables have this name: rename one');
  if (variable.type === 'custom') {
    if (variable.options.length === 0) throw new BoardError(place, 'it offers nothing: give it options');
    customQuery(variable);
  }
  if (variable.type === 'interval' && variable.steps.length === 0)
    throw new BoardError(place, 'it offers nothing: give it steps');
}

function validateRows(board: Board): void {
  const count = board.rows.reduce((sum, { panels }) => sum + panels.length, 0);
  if (count === 0) throw new BoardError([], 'the board has no panel: give it at least one');
  if (count > mostPanels)
    throw new BoardError(
      [],
      `${count} panels are more than a browser shows well (${mostPanels}): split the board`,
    );
  const rowOf = new Map<string, Row>();
  board.rows.forEach((row, index) => {
    validateRow(row, index);
    for (const panel of row.panels) {
      const name = panel.key ?? panel.title;
      const other = rowOf.get(name);
      if (other)
        throw new BoardError(
          [name],
          `two panels are called so (rows "${other.title}" and "${row.title}"): give one a key`,
        );
      rowOf.set(name, row);
      validatePanel(panel);
      for (const target of panel.targets)
        within(panel.title, () => within(target.refId, () => requireSource(board, target)));
    }
  });
}

function validateRow({ title, collapsed, panels }: Row, index: number): void {
  const place = [title || 'row without a title'];
  if (title === '' && index > 0) throw new BoardError(place, 'only the first row can do without a title');
  if (title === '' && collapsed)
    throw new BoardError(place, 'a collapsed row shows its title only: give it one');
  if (panels.length === 0) throw new BoardError(place, 'the row has no panel: take it out or fill it');
}

type Reader = { readonly engine: Engine; readonly source?: string };

/** What reads a store beside the panels: variables and annotations. */
function* readers({ variables, annotations }: Board): Generator<[string, Reader]> {
  for (const variable of variables) {
    if (variable.type === 'adhoc') yield [`$${variable.name}`, variable];
    if (variable.type === 'query') yield [`$${variable.name}`, { ...variable, engine: 'prometheus' }];
  }
  for (const mark of annotations) if (mark.type === 'query') yield [mark.name, mark.target];
}

function requireSource({ variables }: Board, { engine, source }: Reader): void {
  if (source !== undefined) return;
  if (variables.some((variable) => variable.type === 'datasource' && variable.engine === engine)) return;
  throw new BoardError(
    [],
    `no variable offers a data source for ${engine}: add dataSourceVariable({ name: ..., type: '${engine}' })`,
  );
}
