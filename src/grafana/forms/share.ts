import type { Board } from '../board.js';
import { toClassic } from '../classic/dashboard.js';
import { unchosen } from '../classic/variable.js';
import { freeze, type Json, type JsonObject } from '../json.js';
import type { Engine } from '../target.js';
import type { DataSourceVariable } from '../variable.js';
import { fileText, type FormFile, type FormOptions } from './form.js';

const stores: Readonly<Record<Engine, string>> = { prometheus: 'Prometheus', loki: 'Loki' };
const panelNames: Readonly<Record<string, string>> = {
  barchart: 'Bar chart',
  bargauge: 'Bar gauge',
  gauge: 'Gauge',
  heatmap: 'Heatmap',
  histogram: 'Histogram',
  logs: 'Logs',
  piechart: 'Pie chart',
  stat: 'Stat',
  'state-timeline': 'State timeline',
  table: 'Table',
  text: 'Text',
  timeseries: 'Time series',
};
/** Below this an import is warned about; Grafana itself does not refuse it. */
const oldestGrafana = '11.3.0';

/**
 * A board for others: an input a data source, what it needs, and neither uid nor id. Posted without
 * inputs it still works, because the drop-down then offers the sources there are.
 */
export function toShare(board: Board): JsonObject {
  const { uid: _uid, templating, ...classic } = toClassic(board);
  const sources = board.variables.filter((variable) => variable.type === 'datasource');
  return freeze({
    __inputs: sources.map(input),
    __elements: {},
    __requires: requirements(board, sources),
    ...classic,
    id: null,
    templating: { list: ((templating as JsonObject)['list'] as readonly JsonObject[]).map(unfilled) },
  });
}

function inputName(name: string): string {
  return `DS_${name.toUpperCase().replace(/^DS_/, '')}`;
}

function input({ name, label, engine, description = '' }: DataSourceVariable): JsonObject {
  return {
    name: inputName(name),
    label: label ?? stores[engine],
    description,
    type: 'datasource',
    pluginId: engine,
    pluginName: stores[engine],
  };
}

/** A variable without anybody's choice; a data source takes the input's. */
function unfilled(variable: JsonObject): JsonObject {
  if (variable['type'] === 'datasource') {
    const value = `\${${inputName(String(variable['name']))}}`;
    return { ...variable, current: { selected: true, text: '', value } };
  }
  return variable['type'] === 'query' ? { ...variable, current: unchosen, options: [] } : variable;
}

function requirements(board: Board, sources: readonly DataSourceVariable[]): Json {
  const types = new Set(board.rows.flatMap((row) => row.panels.map(({ type }) => type)));
  const engines = new Set(sources.map(({ engine }) => engine));
  const all = [
    { type: 'grafana', id: 'grafana', name: 'Grafana', version: oldestGrafana },
    ...[...types].map((id) => ({ type: 'panel', id, name: panelNames[id] ?? id, version: '' })),
    ...[...engines].map((id) => ({ type: 'datasource', id, name: stores[id], version: '1.0.0' })),
  ];
  return all.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** A folder a board: the JSON, and what to say about it. */
export function shareFiles({ boards, notes = () => [] }: FormOptions): FormFile[] {
  return boards.flatMap((board) => [
    { path: `${board.uid}/dashboard.json`, text: fileText(toShare(board)) },
    { path: `${board.uid}/README.md`, text: description(board, notes(board)) },
  ]);
}

function description(board: Board, notes: readonly string[]): string {
  const asks = board.rows.flatMap(({ title, panels }) => [
    ...(title === '' ? [''] : [`\n### ${title}\n`]),
    ...panels
      .filter((panel) => panel.title !== '')
      .map(
        (panel) => `- **${panel.title}**${panel.description ? `: ${firstSentence(panel.description)}` : ''}`,
      ),
  ]);
  const needs = board.variables.flatMap((variable) =>
    variable.type === 'datasource'
      ? `- ${stores[variable.engine]}, chosen in the drop-down "${variable.label ?? variable.name}"`
      : [],
  );
  return [
    `# ${board.title}`,
    '',
    board.description,
    '',
    '## What it needs',
    '',
    `- Grafana ${oldestGrafana} or newer`,
    ...needs,
    ...(notes.length > 0 ? ['', ...notes] : []),
    '',
    '## What it shows',
    ...asks,
    '',
  ].join('\n');
}

/** The question of a panel stands first in its description. */
function firstSentence(text: string): string {
  return text.replaceAll(/\s*\n\s*/g, ' ').replace(/(?<=[.?!]) .*/, '');
}
