import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { BoardError, formFiles, toClassic, toManifest, type JsonObject } from '../../src/grafana/index.js';
import { files, named } from './formed.js';
import { sample } from './sample.js';

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
