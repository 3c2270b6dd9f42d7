import { expect, test } from 'vitest';
import { formNames, toClassic, toManifest } from '../../src/grafana/index.js';
import { files, folder } from './formed.js';
import { sample } from './sample.js';

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
