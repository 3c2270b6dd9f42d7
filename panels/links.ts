import { boardUrl, type Link } from '../src/grafana/index.js';
import type { Compiled } from '../queries/compile/index.js';
import { dimensions, titleOf, type Dimension } from '../queries/dimension.js';
import type { Look, PanelPlan } from './plan.js';

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

function linksOf({ look }: PanelPlan, { labels }: Compiled, drill: Drill): readonly Link[] {
  // In a table they stand on the column of the name.
  if (look === 'table') return [];
  return (Object.entries(labels) as [Dimension, string][]).flatMap(([dimension, label]) =>
    linksTo(dimension, valueOf(look, label), drill),
  );
}

/** Links on the column of a dimension. */
export function linksInTable(dimension: Dimension, drill: Drill): readonly Link[] {
  return linksTo(dimension, `\${__data.fields[${JSON.stringify(titleOf(dimension))}]}`, drill);
}

/** This board for that value alone, and the board that says more of it. */
function linksTo(dimension: Dimension, value: string, drill: Drill): readonly Link[] {
  const set = { [dimension]: value };
  const keep = [...drill.keep, ...drill.filters.filter((one) => one !== dimension)];
  const here = drill.filters.includes(dimension)
    ? [{ title: `Only this ${dimensions[dimension].words}`, url: boardUrl({ uid: drill.uid, set, keep }) }]
    : [];
  const more = drill.to[dimension];
  if (!more || more.uid === drill.uid) return here;
  return [...here, { title: more.title, url: boardUrl({ uid: more.uid, set, keep }) }];
}

/** A bar gauge shows rows; a series of a graph has labels. */
export function valueOf(look: Look, label: string): string {
  const path = /^\w+$/.test(label) ? `.${label}` : `[${JSON.stringify(label)}]`;
  return look === 'barGauge' ? `\${__data.fields${path}}` : `\${__field.labels${path}}`;
}
