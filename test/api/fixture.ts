import type { BoardJson, RuleGroup, RulerGroup, Wanted } from '../../src/api/index.js';
import type { EditionName, StandIn, World } from '../stand-in/index.js';

/** A small classic board. */
export function classicBoard(uid: string, title: string, expr = 'up'): BoardJson {
  const datasource = { type: 'prometheus', uid: '${datasource}' };
  return {
    uid,
    title,
    tags: ['claude-code'],
    schemaVersion: 42,
    time: { from: 'now-7d', to: 'now' },
    panels: [
      {
        id: 1,
        type: 'stat',
        title: 'Total',
        datasource,
        gridPos: { h: 4, w: 6, x: 0, y: 0 },
        targets: [{ refId: 'A', datasource, expr }],
      },
    ],
  };
}

const expression = { type: '__expr__', uid: '__expr__' };

/** An alert rule: an instant query and a threshold on it. */
export function alertRule(
  uid: string,
  title: string,
  { expr = 'up', limit = 5 } = {},
): RuleGroup['rules'][number] {
  return {
    uid,
    title,
    condition: 'B',
    data: [
      {
        refId: 'A',
        relativeTimeRange: { from: 600, to: 0 },
        datasourceUid: 'prom-uid',
        model: { refId: 'A', expr, instant: true, range: false },
      },
      {
        refId: 'B',
        datasourceUid: '__expr__',
        model: {
          refId: 'B',
          datasource: expression,
          type: 'threshold',
          expression: 'A',
          conditions: [{ evaluator: { type: 'gt', params: [limit] } }],
        },
      },
    ],
    noDataState: 'OK',
    execErrState: 'KeepLast',
    for: '60s',
    keep_firing_for: '168h',
    labels: { severity: 'page' },
    annotations: { summary: 'Too much' },
  };
}

/** A recording rule kept by Grafana. */
export function recordRule(uid: string, metric: string): RuleGroup['rules'][number] {
  const query = { refId: 'A', expr: 'up', instant: true, range: false };
  const data = [
    { refId: 'A', relativeTimeRange: { from: 600, to: 0 }, datasourceUid: 'prom-uid', model: query },
  ];
  return { uid, title: metric, data, record: { metric, from: 'A', target_datasource_uid: 'prom-uid' } };
}

const rulerGroup = (uid: string, kind: 'mimir' | 'loki', name: string): RulerGroup => ({
  ruler: { through: 'grafana', dataSource: uid, kind },
  namespace: 'acme',
  group: { name, interval: '60s', rules: [{ record: 'acme:up', expr: 'sum(up)' }] },
});

/** A small set of everything a server of this version can hold. */
export function everything(edition: EditionName): Wanted {
  const recording = edition === '10.4' || edition === '11.4' ? [] : [recordRule('cc-books', 'acme:books')];
  return {
    project: 'acme',
    folders: [
      { uid: 'acme-claude', title: 'Claude Code' },
      { uid: 'acme-people', title: 'Sessions', parent: 'acme-claude' },
    ],
    boards: [
      { json: classicBoard('cc-cost', 'Cost'), folder: 'acme-claude' },
      { json: classicBoard('cc-sessions', 'Sessions'), folder: 'acme-people' },
      { json: classicBoard('cc-root', 'Root') },
    ],
    ruleGroups: [
      {
        title: 'Budget',
        folderUid: 'acme-claude',
        interval: 120,
        rules: [alertRule('cc-budget', 'Budget of the day'), alertRule('cc-spike', 'Spike'), ...recording],
      },
    ],
    rulerGroups: [rulerGroup('prom-uid', 'mimir', 'books'), rulerGroup('loki-uid', 'loki', 'events')],
  };
}

/** What a server holds, without the traces of when and in how many steps it came there. */
export function stateOf({ boards, folders, groups, rulers }: World): unknown {
  return {
    boards: [...boards.values()]
      .map(({ uid, spec, folder, labels, annotations }) => ({
        uid,
        spec,
        folder,
        labels,
        manager: annotations['grafana.app/managerId'],
      }))
      .toSorted(byUid),
    folders: [...folders.values()].map(({ uid, title, parent }) => ({ uid, title, parent })).toSorted(byUid),
    groups: groups.map((group) => group).toSorted((a, b) => (a.title < b.title ? -1 : 1)),
    rulers: [...rulers].map(([key, value]) => [key, [...value.values()]]).toSorted(),
  };
}

const byUid = (a: { uid: string }, b: { uid: string }): number => (a.uid < b.uid ? -1 : 1);

/** Puts objects of other people on a server: none of our runs may ever touch them. */
export function others({ world }: StandIn): void {
  world.folders.set('theirs', {
    uid: 'theirs',
    title: 'Theirs',
    parent: '',
    version: 3,
    createdBy: 'jo',
    updatedBy: 'kim',
  });
  const board = world.newBoard('their-board');
  world.store(board, {
    spec: { title: 'Their board', tags: ['x'], panels: [] },
    folder: 'theirs',
    by: 'jo',
    message: '',
  });
  const rule = {
    ...alertRule('their-rule', 'Their rule'),
    uid: 'their-rule',
    title: 'Their rule',
    provenance: '',
  };
  world.groups.push({ folder: 'theirs', title: 'Their group', interval: 60, rules: [rule] });
}

/** The objects that `others` put there, as they are now. */
export function theirs({ world }: StandIn): string {
  const group = world.group('theirs', 'Their group');
  return JSON.stringify([world.folders.get('theirs'), world.boards.get('their-board'), group]);
}

/** A small board of the newer model. */
export function newBoard(uid: string, title: string): BoardJson {
  return {
    apiVersion: 'dashboard.grafana.app/v2',
    kind: 'Dashboard',
    metadata: { name: uid },
    spec: {
      title,
      annotations: [],
      cursorSync: 'Off',
      elements: {},
      layout: { kind: 'GridLayout', spec: { items: [] } },
      links: [],
      preload: false,
      tags: ['claude-code'],
      timeSettings: {
        from: 'now-7d',
        to: 'now',
        autoRefresh: '',
        autoRefreshIntervals: [],
        hideTimepicker: false,
        fiscalYearStartMonth: 0,
      },
      variables: [],
    },
  };
}
