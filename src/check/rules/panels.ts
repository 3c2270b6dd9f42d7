import { isObject } from '../../grafana/index.js';
import type { Finding } from '../finding.js';
import { whereOf } from '../place.js';
import type { CheckedPanel, Subject } from '../subject.js';
import { member } from '../value.js';

/** What every panel must have: a name of its own, an id, a description, letters and a store for its queries. */
export function checkPanels(board: Subject): Finding[] {
  return [
    ...board.panels.flatMap((panel) => [...checkNames(board, panel), ...checkTargets(board, panel)]),
    ...checkIds(board),
    ...checkTitles(board),
    ...checkPlaces(board),
  ];
}

function checkNames(board: Subject, panel: CheckedPanel): Finding[] {
  const found: Finding[] = [];
  const say = (rule: string, message: string) =>
    found.push({ rule, severity: 'warning', where: whereOf(board, panel), message });
  if (panel.type === 'text') return found;
  if (panel.title === '') say('no-title', 'The panel has no title: name the quantity it shows.');
  if (!panel.json['description'])
    say('no-description', 'Say in the description which question the panel answers, and from what.');
  return found;
}

function checkTargets(board: Subject, panel: CheckedPanel): Finding[] {
  const found: Finding[] = [];
  const letters = new Set<string>();
  for (const target of panel.targets) {
    const where = whereOf(board, panel, target);
    const say = (rule: string, message: string) => found.push({ rule, severity: 'error', where, message });
    if (target.refId === '') say('ref-id', 'The query has no refId: give it a letter of its own.');
    else if (letters.has(target.refId))
      say('ref-id', 'Two queries of the panel have this refId: rename one.');
    letters.add(target.refId);
    const named = target.json['datasource'] ?? panel.json['datasource'];
    if (named === undefined || named === null)
      say('no-data-source', 'The query names no data source, so Grafana takes its default: name a variable.');
  }
  return found;
}

function checkIds(board: Subject): Finding[] {
  const seen = new Map<number, string>();
  const all = [
    ...board.rows.map((row) => ({
      id: row['id'],
      where: `${board.title} › ${String(row['title'] ?? 'row')}`,
    })),
    ...board.panels.map((panel) => ({ id: panel.json['id'], where: whereOf(board, panel) })),
  ];
  return all.flatMap(({ id, where }): Finding[] => {
    const error = (message: string): Finding[] => [{ rule: 'panel-id', severity: 'error', where, message }];
    if (typeof id !== 'number' || id < 1)
      return error('The panel has no id from 1 up: links to it, and alerts on it, break.');
    const other = seen.get(id);
    seen.set(id, where);
    return other === undefined
      ? []
      : error(`Its id ${id} is also that of "${other}": give it one of its own.`);
  });
}

function checkTitles(board: Subject): Finding[] {
  const counts = new Map<string, CheckedPanel[]>();
  for (const panel of board.panels) {
    if (panel.title === '' || panel.json['repeat']) continue;
    counts.set(panel.title, [...(counts.get(panel.title) ?? []), panel]);
  }
  return [...counts.values()].flatMap((panels): Finding[] =>
    panels.slice(1).map((panel) => ({
      rule: 'duplicate-title',
      severity: 'warning',
      where: whereOf(board, panel),
      message: `${panels.length} panels have this title: say in each what sets it apart.`,
    })),
  );
}

type Box = { readonly x: number; readonly y: number; readonly w: number; readonly h: number };

function checkPlaces(board: Subject): Finding[] {
  const placed = board.panels.flatMap((panel) => {
    const box = boxOf(panel);
    return box ? [{ panel, box }] : [];
  });
  const open: typeof placed = [];
  return placed.flatMap((one): Finding[] => {
    const { panel, box } = one;
    const error = (message: string): Finding[] => [
      { rule: 'layout', severity: 'error', where: whereOf(board, panel), message },
    ];
    if (box.x < 0 || box.w < 1 || box.x + box.w > 24)
      return error(`It reaches from column ${box.x} to ${box.x + box.w}: a board has 24 columns.`);
    if (!panel.opens) return [];
    const other = open.find((before) => overlap(before.box, box));
    open.push(one);
    return other ? error(`It lies over "${other.panel.title}": move one of them.`) : [];
  });
}

function boxOf({ json }: CheckedPanel): Box | undefined {
  const gridPos = json['gridPos'];
  if (!isObject(gridPos)) return undefined;
  const [x, y, w, h] = ['x', 'y', 'w', 'h'].map((name) => Number(member(gridPos, name) ?? 0));
  return { x: x!, y: y!, w: w!, h: h! };
}

function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}
