import { expect, test } from 'vitest';
import { parse } from 'yaml';
import {
  board,
  BoardError,
  formFiles,
  formNames,
  row,
  stat,
  toClassic,
  toManifest,
  type FormName,
  type JsonObject,
} from '../../src/grafana/index.js';
import { toShare } from '../../src/grafana/forms/share.js';
import { toV2 } from '../../src/grafana/forms/v2/dashboard.js';
import { queryText } from '../../src/grafana/expr.js';
import { sample, seen, stores, total } from './sample.js';

const folder = { uid: 'shops', title: 'Shops / North' };
const files = (form: FormName) => formFiles(form, { boards: [sample], folder, namespace: 'monitoring' });
const named = (uid: string) =>
  board({
    uid,
    title: 'X',
    variables: stores,
    rows: [row({ panels: [stat({ title: 'T', targets: [total] })] })],
  });

test.each(formNames)(
  'the %s form is the same bytes each time, in files that end with a line',
  async (form) => {
    const once = await files(form);
    expect(await files(form)).toEqual(once);
    expect(once.length).toBeGreaterThan(0);
    for (const { path, text } of once) {
      expect(path).toMatch(/^[\w. /-]+$/);
      expect(text.endsWith('\n')).toBe(true);
    }
  },
);

test('the manifest holds the classic board under its uid, with the folder as an annotation', () => {
  const { uid, ...spec } = toClassic(sample);
  expect(toManifest({ board: sample, folder })).toEqual({
    apiVersion: 'dashboard.grafana.app/v1beta1',
    kind: 'Dashboard',
    metadata: { name: uid, annotations: { 'grafana.app/folder': 'shops' } },
    spec,
  });
  expect(toManifest({ board: sample, version: 'v1' })).toMatchObject({
    apiVersion: 'dashboard.grafana.app/v1',
    metadata: { name: uid },
  });
});

type V2 = {
  elements: Record<string, { spec: { id: number; title: string; data: { spec: JsonObject } } }>;
  layout: {
    spec: { rows: { spec: JsonObject & { layout: { spec: { items: { spec: JsonObject }[] } } } }[] };
  };
};
const v2 = toV2({ board: sample }).spec as unknown as V2;

test('the newer form: every element stands in the layout once, under the classic form’s ids', () => {
  const items = v2.layout.spec.rows.flatMap((one) => one.spec.layout.spec.items);
  const references = items.map(({ spec }) => (spec['element'] as JsonObject)['name']);
  expect(references.toSorted()).toEqual(Object.keys(v2.elements).toSorted());
  const top = toClassic(sample).panels;
  const inside = top.flatMap((panel) => (panel['panels'] ?? []) as JsonObject[]);
  const ids = [...top.filter((panel) => panel['type'] !== 'row'), ...inside].map((panel) => panel['id']);
  expect(
    Object.values(v2.elements)
      .map(({ spec }) => spec.id)
      .toSorted(),
  ).toEqual(ids.toSorted());
  expect(v2.layout.spec.rows.map(({ spec }) => [spec['title'], spec['collapse']])).toEqual([
    ['This range', false],
    ['Since when', false],
    ['By what', true],
  ]);
});

test('the newer form: places count from the top of their row', () => {
  const tops = v2.layout.spec.rows.map(({ spec }) => spec.layout.spec.items[0]!.spec['y']);
  expect(tops).toEqual([0, 0, 0]);
});

test('the newer form: queries name their plugin and store, steps their name', () => {
  const pages = Object.values(v2.elements).find(({ spec }) => spec.title === 'Pages')!;
  expect(pages.spec.data.spec['queries']).toEqual([
    {
      kind: 'PanelQuery',
      spec: {
        refId: 'A',
        hidden: false,
        query: {
          kind: 'DataQuery',
          group: 'prometheus',
          version: 'v0',
          datasource: { name: '${metrics}' },
          spec: {
            editorMode: 'code',
            expr: 'sum by (path) (increase(visits_total{shop=~"$shop"}[$__range]))',
            format: 'table',
            instant: true,
            legendFormat: '__auto',
            range: false,
          },
        },
      },
    },
    {
      kind: 'PanelQuery',
      spec: {
        refId: 'B',
        hidden: false,
        query: {
          kind: 'DataQuery',
          group: 'loki',
          version: 'v0',
          datasource: { name: '${events}' },
          spec: {
            editorMode: 'code',
            expr: queryText(seen),
            legendFormat: '__auto',
            queryType: 'instant',
          },
        },
      },
    },
  ]);
  const steps = pages.spec.data.spec['transformations'] as unknown as { kind: string; group: string }[];
  expect(steps.map(({ kind, group }) => `${kind} ${group}`)).toEqual([
    'Transformation filterFieldsByName',
    'Transformation merge',
    'Transformation organize',
    'Transformation sortBy',
  ]);
});

test('a Git Sync file stands in the folder’s directory and names no folder', async () => {
  const [file] = await files('git-sync');
  expect(file!.path).toBe('Shops - North/shop-visits.json');
  expect(JSON.parse(file!.text)).toEqual(JSON.parse(JSON.stringify(toManifest({ board: sample }))));
});

test('a ConfigMap carries the board whole, with label and folder for the sidecar', async () => {
  const [file] = await files('configmap');
  const map = parse(file!.text) as { metadata: unknown; data: Record<string, string> };
  expect(map.metadata).toEqual({
    name: 'shop-visits',
    namespace: 'monitoring',
    labels: { grafana_dashboard: '1' },
    annotations: { grafana_folder: 'Shops / North' },
  });
  expect(JSON.parse(map.data['shop-visits.json']!)).toEqual(JSON.parse(JSON.stringify(toClassic(sample))));
});

test('the operator’s resources: the folder first, each board in it', async () => {
  const [first, second] = (await files('operator')).map(({ text }) => parse(text) as { spec: JsonObject });
  expect(first).toEqual({
    apiVersion: 'grafana.integreatly.org/v1beta1',
    kind: 'GrafanaFolder',
    metadata: { name: 'shops', namespace: 'monitoring' },
    spec: {
      instanceSelector: { matchLabels: { dashboards: 'grafana' } },
      title: 'Shops / North',
      uid: 'shops',
    },
  });
  expect(second!.spec).toMatchObject({ folderRef: 'shops', uid: 'shop-visits' });
  expect(JSON.parse(String(second!.spec['json']))).toEqual(JSON.parse(JSON.stringify(toClassic(sample))));
});

test('names that Kubernetes cannot hold are changed, and two that become one are refused', async () => {
  const [file] = await formFiles('configmap', { boards: [named('_My_Board_')] });
  expect(parse(file!.text)).toMatchObject({ metadata: { name: 'my-board' } });
  await expect(formFiles('operator', { boards: [named('a_b'), named('a-b')] })).rejects.toThrow(
    'X\n  its uid "a-b" and "a_b" are both "a-b" in Kubernetes: change one',
  );
});

test('a board too large for a ConfigMap is refused', async () => {
  const large = { ...named('x'), description: 'x'.repeat(1024 * 1024) };
  await expect(formFiles('configmap', { boards: [large] })).rejects.toThrow(BoardError);
});

/** How Terraform reads text: `$${` and `%%{` stand for themselves, `${` and `%{` begin a template. */
function read(text: string): string {
  expect(text.replaceAll(/\$\$\{|%%\{/g, '')).not.toMatch(/[$%]\{/);
  return text.replaceAll('$${', '${').replaceAll('%%{', '%{');
}

test('Terraform reads the board as it is, in its folder', async () => {
  const [file] = await files('terraform');
  const { resource } = JSON.parse(file!.text) as {
    resource: Record<string, Record<string, { config_json: string; folder: string }>>;
  };
  expect(resource['grafana_folder']).toEqual({ shops: { uid: 'shops', title: 'Shops / North' } });
  const made = resource['grafana_dashboard']!['shop-visits']!;
  expect(made.folder).toBe('${grafana_folder.shops.uid}');
  expect(JSON.parse(read(made.config_json))).toEqual(JSON.parse(JSON.stringify(toClassic(sample))));
});

test('Terraform reads no template of its own out of a board’s texts', async () => {
  const odd = { ...named('1st'), description: 'a %{if x} and a ${y}' };
  const [file] = await formFiles('terraform', { boards: [odd] });
  const { resource } = JSON.parse(file!.text) as {
    resource: { grafana_dashboard: Record<string, { config_json: string }> };
  };
  const [[name, { config_json }]] = Object.entries(resource.grafana_dashboard) as [
    [string, { config_json: string }],
  ];
  expect(name).toBe('_1st');
  const made = JSON.parse(read(config_json)) as JsonObject;
  expect(made['description']).toBe(odd.description);
});

test('the share form has inputs, needs, and neither uid nor id nor anybody’s choice', async () => {
  const share = toShare(sample);
  expect(Object.keys(share).slice(0, 3)).toEqual(['__inputs', '__elements', '__requires']);
  expect(share).not.toHaveProperty('uid');
  expect(share['id']).toBeNull();
  expect(share['__inputs']).toEqual([
    {
      name: 'DS_METRICS',
      label: 'Metrics',
      description: '',
      type: 'datasource',
      pluginId: 'prometheus',
      pluginName: 'Prometheus',
    },
    {
      name: 'DS_EVENTS',
      label: 'Events',
      description: '',
      type: 'datasource',
      pluginId: 'loki',
      pluginName: 'Loki',
    },
  ]);
  expect((share['__requires'] as JsonObject[]).map(({ id }) => id)).toEqual(
    [
      'grafana',
      'loki',
      'prometheus',
      'barchart',
      'bargauge',
      'gauge',
      'heatmap',
      'histogram',
      'logs',
      'piechart',
      'stat',
      'state-timeline',
      'table',
      'text',
      'timeseries',
    ].toSorted(),
  );
  expect(share).toHaveProperty('templating.list.0.current', {
    selected: true,
    text: '',
    value: '${DS_METRICS}',
  });
  expect(share).toHaveProperty('templating.list.2.current', { text: '', value: '' });
});

test('what is said of a shared board names its panels and the stores it needs', async () => {
  const said = (await files('share')).find(({ path }) => path === 'shop-visits/README.md')!.text;
  expect(said).toMatch(
    /^# Visits\n\nWho comes to the shops\?\n\n## What it needs\n\n- Grafana 11\.3\.0 or newer\n- Prometheus, chosen in the drop-down "Metrics"\n/,
  );
  expect(said).toContain('\n### Since when\n\n- **Visits by shop**: Which shop, and when?\n');
});
