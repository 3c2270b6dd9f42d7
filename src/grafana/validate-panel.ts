import { fieldJson } from './field.js';
import { columns } from './layout.js';
import type { Panel } from './panel.js';
import { BoardError, within } from './place.js';

const longestTitle = 5000;

/** Throws a `BoardError` for a panel that Grafana could not place or name, or that asks nothing. */
export function validatePanel(panel: Panel): void {
  const { title, key, size, type, targets } = panel;
  within(title || key || `a ${type} panel`, () => {
    if (title === '' && !key)
      throw new BoardError([], 'a panel without a title needs a key: its id is made of it');
    requireShort(title);
    requireWhole('width', size?.width, columns);
    requireWhole('height', size?.height, 100);
    if (type !== 'text' && targets.length === 0)
      throw new BoardError([], 'the panel asks nothing: give it a target');
    for (const { refId } of targets) {
      if (targets.filter((other) => other.refId === refId).length > 1)
        throw new BoardError([refId], 'two queries have this letter: rename one');
    }
    fieldJson(panel.field);
    for (const { set } of panel.overrides) fieldJson(set);
  });
}

/** Throws for a title that Grafana refuses to save. */
export function requireShort(title: string): void {
  if (title.length > longestTitle)
    throw new BoardError(['title'], `it has ${title.length} characters: Grafana takes ${longestTitle}`);
}

function requireWhole(name: string, value: number | undefined, most: number): void {
  if (value === undefined) return;
  if (!Number.isInteger(value) || value < 1 || value > most)
    throw new BoardError([name], `${value} is not a whole number from 1 to ${most}`);
}
