import type { CheckedPanel, CheckedTarget, Subject } from './subject.js';

/** `Board › Panel › A`; what has no name is called by its kind. */
export function whereOf(board: Subject, panel?: CheckedPanel, target?: CheckedTarget): string {
  const names = [board.title];
  if (panel) names.push(panel.title || `a ${panel.type || 'nameless'} panel`);
  if (target) names.push(target.refId || 'a query without a letter');
  return names.join(' › ');
}

/** The place of a variable. */
export function whereOfVariable(board: Subject, name: string): string {
  return `${board.title} › $${name}`;
}
