import { row, text, type Panel, type Row } from '../src/grafana/index.js';
import type { Refusal } from '../queries/compile/index.js';
import type { PanelPlan } from '../panels/plan.js';

/** A panel that the pipeline cannot answer. */
export interface LeftOut {
  readonly plan: PanelPlan;
  readonly refusal: Refusal;
}

export interface CompiledRow {
  readonly title: string;
  readonly collapsed: boolean;
  readonly panels: readonly (Panel | LeftOut)[];
}

/**
 * The rows of a board, in which texts say what is left out and why. What is missing for one reason is said once, below
 * the first row it is missing from; a row of which nothing remains is left out too.
 */
export function leftOut(rows: readonly CompiledRow[]): readonly Row[] {
  const all = rows.flatMap(({ panels }) => panels.filter(isLeftOut));
  const said = new Set<string>();
  return rows
    .map(({ panels, ...others }) => {
      const texts: Panel[] = [];
      const shown = panels.flatMap((one): readonly Panel[] => {
        if (!isLeftOut(one)) return [one];
        const { reason } = one.refusal;
        const alike = all.filter(({ refusal }) => refusal.reason === reason);
        if (alike.length === 1) return [alone(one)];
        if (!said.has(reason)) texts.push(together(reason, alike));
        said.add(reason);
        return [];
      });
      return row({ ...others, panels: [...shown, ...texts] });
    })
    .filter(({ panels }) => panels.length > 0);
}

function isLeftOut(one: Panel | LeftOut): one is LeftOut {
  return 'refusal' in one;
}

function alone({ plan, refusal }: LeftOut): Panel {
  return text({ title: plan.title, markdown: refusal.message, size: plan.size });
}

function together(reason: string, all: readonly LeftOut[]): Panel {
  const titles = all.map(({ plan }) => plan.title).join(', ');
  return text({
    title: `${all[0]!.plan.title} and ${all.length - 1} more`,
    key: `left out: ${reason}`,
    markdown: `${reason[0]!.toUpperCase()}${reason.slice(1)}\n\nSo these cannot be known here: ${titles}.`,
  });
}
