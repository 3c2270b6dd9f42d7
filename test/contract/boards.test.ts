import { expect, test } from 'vitest';
import { parse } from 'yaml';
import {
  formFiles,
  toClassic,
  toManifest,
  type Board,
  type FormFile,
  type FormName,
  type Json,
  type JsonObject,
} from '../../src/grafana/index.js';
import { toV2 } from '../../src/grafana/forms/v2/dashboard.js';
import { boardsOf } from '../../cli/config/settings.js';
import { configSchema } from '../../cli/config/schema.js';
import { sample } from '../grafana/sample.js';
import { operatorFindings, schemaFindings } from './grafana-schema.js';

const classicSchema = 'v13/dashboard.jsonschema.json';
const boards = [sample, ...boardsOf(configSchema.parse({}))];
const byTitle = boards.map((board) => [board.title, board] as const);

async function filesOf(form: FormName, board: Board): Promise<readonly FormFile[]> {
  return formFiles(form, { boards: [board], folder: { uid: 'f', title: 'Folder' }, namespace: 'monitoring' });
}

test.each(byTitle)(
  '%s: the classic form fits Grafana’s schema, as do its manifest and Git Sync file',
  async (_, board) => {
    expect(schemaFindings(classicSchema, toClassic(board))).toEqual([]);
    const [file] = await filesOf('git-sync', board);
    for (const { spec } of [toManifest({ board }), JSON.parse(file!.text) as { spec: unknown }])
      expect(schemaFindings(classicSchema, spec)).toEqual([]);
  },
);

test.each(byTitle)('%s: the share form fits Grafana’s schema', async (_, board) => {
  const [file] = await filesOf('share', board);
  expect(schemaFindings(classicSchema, JSON.parse(file!.text))).toEqual([]);
});

test.each(byTitle)('%s: the newer forms fit their schemas', (_, board) => {
  for (const version of ['v2', 'v2beta1'] as const)
    expect(schemaFindings(`v13/dashboard${version}.jsonschema.json`, toV2({ board, version }).spec)).toEqual(
      [],
    );
});

test.each(byTitle)('%s: the operator’s resources fit their definitions', async (_, board) => {
  const [folder, resource] = (await filesOf('operator', board)).map(
    ({ text }) => parse(text) as { kind: string },
  );
  expect([folder?.kind, resource?.kind]).toEqual(['GrafanaFolder', 'GrafanaDashboard']);
  expect(operatorFindings('grafanafolders', folder)).toEqual([]);
  expect(operatorFindings('grafanadashboards', resource)).toEqual([]);
});

test('the schema would find a fault in it', () => {
  const classic = structuredClone(toClassic(sample)) as unknown as {
    panels: { gridPos: { w: number }; colour?: string }[];
  };
  classic.panels[1]!.gridPos.w = 25;
  classic.panels[2]!.colour = 'red';
  const found = schemaFindings(classicSchema, classic).join('\n');
  expect(found).toMatch(/\/panels\/1\/gridPos\/w must be <= 24/);
  expect(found).toMatch(/\/panels\/2 must NOT have additional properties {"additionalProperty":"colour"}/);
});

test('the newer schema would find a fault', () => {
  const { spec } = structuredClone(toV2({ board: sample })) as unknown as { spec: { layout?: unknown } };
  delete spec.layout;
  expect(schemaFindings('v13/dashboardv2.jsonschema.json', spec).join()).toMatch(/layout/);
});

const kinds = new Map(
  boards.flatMap((board) =>
    toClassic(board)
      .panels.flatMap((panel) => (panel['type'] === 'row' ? (panel['panels'] as JsonObject[]) : [panel]))
      .map((panel) => [`${String(panel['type'])} "${String(panel['title'])}"`, panel] as const),
  ),
);

test.each([...kinds])('%s: options and field settings fit the schema of the panel’s kind', (_, panel) => {
  const file = `v13/${String(panel['type']).replace('-', '')}.jsonschema.json`;
  expect(schemaFindings(file, panel['options'], 'Options')).toEqual([]);
  const custom = (panel['fieldConfig'] as { defaults: JsonObject }).defaults['custom'];
  if (custom) expect(schemaFindings(file, custom, 'FieldConfig')).toEqual([]);
  expect(schemaFindings(file, { ...(panel['options'] as JsonObject), colour: 1 }, 'Options')).not.toEqual([]);
});

test.each([...kinds])('%s: what overrides set fits too', (_, panel) => {
  const file = `v13/${String(panel['type']).replace('-', '')}.jsonschema.json`;
  const { defaults, overrides } = panel['fieldConfig'] as unknown as {
    defaults: { custom?: JsonObject };
    overrides: readonly Override[];
  };
  for (const { properties } of overrides) {
    const custom = properties.filter(({ id }) => id.startsWith('custom.'));
    const others = properties.filter((one) => !custom.includes(one));
    expect(schemaFindings(classicSchema, objectOf(others), 'FieldConfig')).toEqual([]);
    const whole = { ...defaults.custom, ...objectOf(custom) };
    if (custom.length > 0) expect(schemaFindings(file, whole, 'FieldConfig')).toEqual([]);
  }
});

interface Override {
  readonly properties: readonly { readonly id: string; readonly value: Json }[];
}

function objectOf(properties: Override['properties']): JsonObject {
  return Object.fromEntries(properties.map(({ id, value }) => [id.replace('custom.', ''), value]));
}

test('the operator’s definition would find a fault', () => {
  const without = { kind: 'GrafanaDashboard', metadata: {}, spec: { json: '{}' } };
  expect(operatorFindings('grafanadashboards', without).join()).toMatch(/instanceSelector/);
});
