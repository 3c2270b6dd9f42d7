import { faultText } from './fault.js';
import type { Change, ObjectKind, State } from './finding.js';
import type { Plan } from './plan.js';

/** One object of a plan, ready to be shown in any form. */
export type PlanRow = {
  readonly kind: ObjectKind;
  readonly id: string;
  readonly title: string;
  readonly state: State | 'failed';
  readonly reason?: string;
  readonly changes: readonly Change[];
};

/** A plan as rows, in the order in which things would be written. */
export function planRows({ planned }: Plan): readonly PlanRow[] {
  return planned.map(({ item, look, fault }): PlanRow => {
    const { kind, id, title } = item;
    if (!look) return { kind, id, title, state: 'failed', reason: faultText(fault), changes: [] };
    const { state, changes, reason } = look;
    return reason === undefined
      ? { kind, id, title, state, changes }
      : { kind, id, title, state, changes, reason };
  });
}

/** The exit code of a diff: 0 same, 3 differences, 1 when something could not be read. */
export function planExitCode(plan: Plan): 0 | 1 | 3 {
  const rows = planRows(plan);
  if (rows.some(({ state }) => state === 'failed')) return 1;
  return rows.every(({ state }) => state === 'same') ? 0 : 3;
}

const nouns: Readonly<Record<ObjectKind, readonly [string, string]>> = {
  folder: ['folder', 'folders'],
  board: ['board', 'boards'],
  rules: ['rule group', 'rule groups'],
  ruler: ['ruler group', 'ruler groups'],
};

/** `11 boards, 2 folders, 4 rule groups`. */
export function countText(kinds: readonly ObjectKind[]): string {
  const order: readonly ObjectKind[] = ['board', 'folder', 'rules', 'ruler'];
  const parts = order.flatMap((kind) => {
    const count = kinds.filter((one) => one === kind).length;
    return count === 0 ? [] : [`${count} ${nouns[kind][count === 1 ? 0 : 1]}`];
  });
  return parts.join(', ');
}

/** One word for a kind of object. */
export const nounOf = (kind: ObjectKind): string => nouns[kind][0];

const verbs: readonly (readonly [PlanRow['state'], string])[] = [
  ['create', 'to create'],
  ['change', 'to change'],
  ['move', 'to move'],
  ['orphan', 'to remove'],
  ['conflict', 'in conflict'],
  ['foreign', 'not ours'],
  ['failed', 'not readable'],
];

/** `1 to create, 1 to change, 1 in conflict. Nothing was written.` */
export function totalText(rows: readonly PlanRow[]): string {
  const parts = verbs.flatMap(([state, words]) => {
    const count = rows.filter((row) => row.state === state).length;
    return count === 0 ? [] : [`${count} ${words}`];
  });
  return parts.length === 0 ? 'Nothing to do.' : `${parts.join(', ')}. Nothing was written.`;
}
