import type { Labels } from './frame.js';

/** Fills `{{label}}` in a legend; a label the series lacks leaves nothing. */
export function renderLegend(legend: string, labels: Labels): string {
  return legend.replace(/\{\{\s*(.+?)\s*\}\}/g, (_match, name: string) => labels[name] ?? '');
}

/** `name{a="1", b="2"}` as Grafana names a series that has no legend. */
export function seriesName(labels: Labels): string {
  const { __name__: name = '', ...others } = labels;
  const pairs = labelPairs(others);
  return name !== '' && pairs === '' ? name : `${name}{${pairs}}`;
}

/** `a="1", b="2"`, sorted as text. */
export function labelPairs(labels: Labels): string {
  return Object.entries(labels)
    .map(([label, value]) => `${label}=${JSON.stringify(value)}`)
    .sort()
    .join(', ');
}
