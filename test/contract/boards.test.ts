import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { formFiles, toClassic, toManifest, type FormName, type JsonObject } from '../../src/grafana/index.js';
import { toV2 } from '../../src/grafana/forms/v2/dashboard.js';
import { sample } from '../grafana/sample.js';
import { operatorFindings, schemaFindings } from './grafana-schema.js';

const classicSchema = 'v13/dashboard.jsonschema.json';
const files = (form: FormName) =>
  formFiles(form, { boards: [sample], folder: { uid: 'shops', title: 'Shops' }, namespace: 'monitoring' });
const json = async (form: FormName) =>
  (await files(form))
    .filter(({ path }) => path.endsWith('.json'))
    .map(({ text }) => JSON.parse(text) as never);

test('the classic form fits Grafana’s schema', () => {
  expect(schemaFindings(classicSchema, toClassic(sample))).toEqual([]);
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

test.each(['v2', 'v2beta1'] as const)('the %s form fits its schema, elements and layout agree', (version) => {
  const { spec } = toV2({ board: sample, version });
  expect(schemaFindings(`v13/dashboard${version}.jsonschema.json`, spec)).toEqual([]);
});

test('the newer schema would find a fault', () => {
  const { spec } = structuredClone(toV2({ board: sample })) as unknown as { spec: { layout?: unknown } };
  delete spec.layout;
  expect(schemaFindings('v13/dashboardv2.jsonschema.json', spec).join()).toMatch(/layout/);
});

const kinds = new Map(
  toClassic(sample)
    .panels.flatMap((panel) => (panel['type'] === 'row' ? (panel['panels'] as JsonObject[]) : [panel]))
    .map((panel) => [String(panel['type']), panel]),
);

test.each([...kinds])('the options and field settings of a %s panel fit its own schema', (type, panel) => {
  const file = `v13/${type.replace('-', '')}.jsonschema.json`;
  expect(schemaFindings(file, panel['options'], 'Options')).toEqual([]);
  const custom = (panel['fieldConfig'] as { defaults: JsonObject }).defaults['custom'];
  if (custom) expect(schemaFindings(file, custom, 'FieldConfig')).toEqual([]);
  expect(schemaFindings(file, { ...(panel['options'] as JsonObject), colour: 1 }, 'Options')).not.toEqual([]);
});

test('the share form, the manifest and the Git Sync file hold a classic board that fits', async () => {
  const [share] = await json('share');
  expect(schemaFindings(classicSchema, share)).toEqual([]);
  for (const manifest of [toManifest({ board: sample }), ...(await json('git-sync'))])
    expect(schemaFindings(classicSchema, (manifest as { spec: unknown }).spec)).toEqual([]);
});

test('the operator’s resources fit their definitions', async () => {
  const [folder, board] = (await files('operator')).map(({ text }) => parse(text) as { kind: string });
  expect(folder?.kind).toBe('GrafanaFolder');
  expect(operatorFindings('grafanafolders', folder)).toEqual([]);
  expect(board?.kind).toBe('GrafanaDashboard');
  expect(operatorFindings('grafanadashboards', board)).toEqual([]);
  expect(operatorFindings('grafanadashboards', { ...board, spec: { json: '{}' } }).join()).toMatch(
    /instanceSelector/,
  );
});
