import type { BoardPlan } from '../../dashboards/plan.js';
import type { PanelPlan } from '../../panels/plan.js';
import { unknowable } from '../../queries/compile/unknowable.js';
import { dimensions, titleOf } from '../../queries/dimension.js';
import { meant } from './fault.js';

/** What is wrong with one part of a board, and which part. */
export interface BoardFault {
  readonly place: readonly string[];
  readonly said: string;
}

type Loose<T> = { readonly [K in keyof T]?: unknown } | null | undefined;

/**
 * What is wrong with a board that was written without types: its place reads board › row › panel. Types
 * find the same while it is written.
 */
export function boardFaults(board: BoardPlan, nth: number): readonly BoardFault[] {
  const { uid, title, question, filters, rows, time, audience } = board as unknown as NonNullable<
    Loose<BoardPlan>
  >;
  const name = isText(title) ? title : isText(uid) ? uid : `board ${nth + 1}`;
  const wrong = (...said: readonly (string | false)[]) =>
    said.filter((one) => one !== false).map((one) => ({ place: [name], said: one }));
  return [
    ...wrong(
      !isText(uid) && 'has no uid: give it a short name, such as uid: "my-board"',
      !isText(title) && 'has no title',
      !isText(question) && 'has no question: say in one sentence what it answers',
      time !== undefined &&
        !isRange(time) &&
        'has a time that is no range: write { from: "now-7d", to: "now" }',
      !['everybody', 'audit'].includes(String(audience)) &&
        `has the audience ${JSON.stringify(audience)}: write "everybody" or "audit"`,
      !Array.isArray(filters) && 'has filters that are not a list: write filters: ["team"]',
      !Array.isArray(rows) && 'has no rows: write rows: [row("Cost", [stat(...)])]',
    ),
    ...list(filters).flatMap((one) =>
      wrong(
        !Object.hasOwn(dimensions, String(one)) &&
          `has a filter ${JSON.stringify(one)}, which is no dimension. ${meant(String(one), Object.keys(dimensions))}`,
      ),
    ),
    ...list(rows).flatMap((one, index) =>
      rowFaults(one as Loose<BoardPlan['rows'][number]>, index).map(({ place, said }) => ({
        place: [name, ...place],
        said,
      })),
    ),
  ];
}

function rowFaults(row: Loose<BoardPlan['rows'][number]>, nth: number): readonly BoardFault[] {
  const name = isText(row?.title) ? row.title : `row ${nth + 1}`;
  if (typeof row !== 'object' || row === null || !Array.isArray(row.panels)) {
    return [{ place: [`row ${nth + 1}`], said: 'is not a row. Make it with row("Title", [panels])' }];
  }
  return list(row.panels).flatMap((one, index) => {
    const panel = one as Loose<PanelPlan>;
    const place = [name, isText(panel?.title) ? panel.title : `panel ${index + 1}`];
    return panelFaults(panel).map((said) => ({ place, said }));
  });
}

function panelFaults(panel: Loose<PanelPlan>): readonly string[] {
  if (typeof panel !== 'object' || panel === null || panel.kind !== 'panel') {
    return ['is not a panel. Make it with stat, bars, barGauge, lines or table'];
  }
  const missing = (['title', 'asks'] as const).filter((name) => !isText(panel[name]));
  const named =
    missing.length === 0
      ? []
      : [
          `has no ${missing.join(' and no ')}: a panel needs title and asks, such as ` +
            'stat(cost.total(), { title: "Cost", asks: "What was spent?" })',
        ];
  const questions = list(panel.questions) as readonly Loose<PanelPlan['questions'][number]>[];
  if (questions.length === 0 || questions.some((one) => typeof one !== 'object' || !one?.measure)) {
    return ['asks nothing that can be asked. Give it a question, such as cost.total()', ...named];
  }
  if (named.length > 0) return named;
  return (panel as PanelPlan).questions.flatMap((question) => {
    const { measure, window } = question;
    if (!isWindow(window)) {
      const given = JSON.stringify(window);
      return [`${measure.words} is asked for each ${given}, which is no step: write "1h", "1d" or "7d"`];
    }
    const dimension = unknowable(question);
    if (dimension === undefined) return [];
    return [`${measure.words} has no ${titleOf(dimension).toLowerCase()}: nothing the client sends tells it`];
  });
}

const isWindow = (window: unknown): boolean =>
  typeof window === 'string' && /^(\$__range|1h|1d|7d|last .+)$/.test(window);

const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const isRange = (value: unknown): boolean => {
  const range = value as { readonly from?: unknown; readonly to?: unknown } | null | undefined;
  return isText(range?.from) && isText(range?.to);
};
