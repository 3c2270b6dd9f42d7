import { boardUrl, type Link } from '../src/grafana/index.js';
import type { Compiled } from '../queries/compile/index.js';
import { dimensions, titleOf, type Dimension } from '../queries/dimension.js';
import type { PanelPlan } from './plan.js';

/** Where the values of a board's panels lead. */
export interface Drill {
  /** The board the panels stand on, and what it can be filtered by. */
  readonly uid: string;
  readonly filters: readonly Dimension[];
  /** Variables that go along as they are, such as the data sources. */
  readonly keep: readonly string[];
  /** The board that says more of a value, by dimension. */
  readonly to: Readonly<Partial<Record<Dimension, { readonly uid: string; readonly title: string }>>>;
}

/** Links on each value of a panel, where there are any. */
export function dataLinks(plan: PanelPlan, [answer]: readonly Compiled[], drill: Drill) {
  const links = answer ? linksOf(plan, answer, drill) : [];
  return links.length > 0 ? { dataLinks: links } : {};
}

/** This board for that value alone, and the board that says more of it. */
function linksOf(plan: PanelPlan, answer: Compiled, drill: Drill): readonly Link[] {
  const labels = Object.entries(answer.labels) as [Dimension, string][];
  return labels.flatMap(([dimension, label]) => {
    const set = { [dimension]: valueOf(plan, dimension, label) };
    const keep = [...drill.keep, ...drill.filters.filter((one) => one !== dimension)];
    const { words } = dimensions[dimension];
    const here = drill.filters.includes(dimension)
      ? [{ title: `Only this ${words}`, url: boardUrl({ uid: drill.uid, set, keep }) }]
      : [];
    const more = drill.to[dimension];
    if (!more || more.uid === drill.uid) return here;
    return [...here, { title: more.title, url: boardUrl({ uid: more.uid, set, keep }) }];
  });
}

/** A bar gauge shows rows, a table named columns; a series of a graph has labels. */
function valueOf({ look }: PanelPlan, dimension: Dimension, label: string): string {
  if (look === 'table') return `\${__data.fields[${JSON.stringify(titleOf(dimension))}]}`;
  const path = /^\w+$/.test(label) ? `.${label}` : `[${JSON.stringify(label)}]`;
  return look === 'barGauge' ? `\${__data.fields${path}}` : `\${__field.labels${path}}`;
}
