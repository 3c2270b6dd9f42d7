import type { Board, Row } from './board.js';
import type { Panel } from './panel.js';
import { BoardError } from './place.js';
import type { Engine } from './target.js';

const columns = 24;
const mostPanels = 200;
const longestTitle = 5000;

/** Throws a `BoardError` for what Grafana would refuse or show wrong. */
export function validate(board: Board): void {
  const fail = (fault: string, ...place: string[]): never => {
    throw new BoardError([board.title || board.uid || 'board', ...place], fault);
  };
  validateIdentity(board, fail);
  validateVariables(board, fail);
  const panels = board.rows.flatMap((row) => row.panels);
  if (panels.length === 0) fail('the board has no panel: give it at least one');
  if (panels.length > mostPanels)
    fail(`${panels.length} panels are more than a browser shows well (${mostPanels}): split the board`);
  board.rows.forEach((row, index) => validateRow(row, index, fail));
  const named = new Map<string, string>();
  for (const row of board.rows) {
    for (const panel of row.panels) {
      validatePanel(panel, fail);
      const name = panel.key ?? panel.title;
      if (name === '')
        fail('a panel without a title needs a key: its id is made of it', row.title || 'first row');
      const other = named.get(name);
      if (other !== undefined && panel.id === undefined)
        fail(
          `two panels are called "${name}" (rows "${other}" and "${row.title}"): give one of them a key`,
          name,
        );
      named.set(name, row.title);
    }
  }
  validateSources(board, fail);
}

type Fail = (fault: string, ...place: string[]) => never;

function validateIdentity({ uid, title, time }: Board, fail: Fail): void {
  if (!/^[A-Za-z0-9_-]+$/.test(uid))
    fail(`the uid ${JSON.stringify(uid)} may hold only letters, digits, "-" and "_", and is not empty`);
  if (uid.length > 40) fail(`the uid "${uid}" has ${uid.length} characters: Grafana takes at most 40`);
  if (title.trim() === '') fail('the title is empty');
  if (title.length > longestTitle)
    fail(`the title has ${title.length} characters: Grafana takes at most ${longestTitle}`);
  if (time.from === '' || time.to === '') fail('time needs both ends, such as { from: "now-7d", to: "now" }');
}

function validateVariables({ variables }: Board, fail: Fail): void {
  const seen = new Set<string>();
  for (const variable of variables) {
    const place = `$${variable.name}`;
    if (!/^[A-Za-z_]\w*$/.test(variable.name) || variable.name.startsWith('__'))
      fail('a variable\'s name is letters, digits and "_", and does not start with "__"', place);
    if (seen.has(variable.name)) fail('two variables have this name: rename one', place);
    seen.add(variable.name);
    if (variable.type === 'custom' && variable.options.length === 0) fail('it has no options', place);
    if (variable.type === 'interval' && variable.steps.length === 0) fail('it has no steps', place);
  }
}

function validateRow(row: Row, index: number, fail: Fail): void {
  const place = row.title || 'row without a title';
  if (row.title === '' && index > 0) fail('only the first row can do without a title', place);
  if (row.title === '' && row.collapsed)
    fail('a collapsed row needs a title: it is all that is seen of it', place);
  if (row.panels.length === 0) fail('the row has no panel', place);
}

function validatePanel(panel: Panel, fail: Fail): void {
  const place = panel.title || panel.key || 'panel';
  const { width = 1, height = 1 } = panel.size ?? {};
  if (!Number.isInteger(width) || width < 1 || width > columns)
    fail(`the width is ${width}: a board has ${columns} columns`, place);
  if (!Number.isInteger(height) || height < 1)
    fail(`the height is ${height}: give a whole number above 0`, place);
  if (panel.title.length > longestTitle)
    fail(`the title has ${panel.title.length} characters: at most ${longestTitle}`, `${place.slice(0, 40)}…`);
  if (panel.type !== 'text' && panel.targets.length === 0)
    fail('the panel asks nothing: give it a target', place);
}

function validateSources(board: Board, fail: Fail): void {
  const offered = new Set<Engine>();
  for (const variable of board.variables) if (variable.type === 'datasource') offered.add(variable.engine);
  const need = (engine: Engine, source: string | undefined, ...place: string[]) => {
    if (source === undefined && !offered.has(engine))
      fail(
        `no variable offers a ${engine} data source: add dataSourceVariable({ name, type: '${engine}' }), or name a source`,
        ...place,
      );
  };
  for (const panel of board.rows.flatMap((row) => row.panels))
    for (const { engine, source, refId } of panel.targets) need(engine, source, panel.title, refId);
  for (const variable of board.variables) {
    if (variable.type === 'query') need('prometheus', variable.source, `$${variable.name}`);
    if (variable.type === 'adhoc') need(variable.engine, variable.source, `$${variable.name}`);
  }
  for (const annotation of board.annotations)
    if (annotation.type === 'query')
      need(annotation.target.engine, annotation.target.source, annotation.name);
}
