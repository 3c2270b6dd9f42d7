import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { pictureFiles } from '../../../cli/preview/picture-files.js';
import { here } from '../here.js';

test.each(['cost.jpg', 'cost.JPEG', 'cost.svg'])('%s is no folder that somebody means', async (name) => {
  const asked = pictureFiles([{ uid: 'cc-cost' }], { out: join(tmpdir(), name), labs: false });
  await expect(asked).rejects.toThrow(`${name} would be a folder.`);
});

test('two themes are one too many', async () => {
  const { code, err } = await here(tmpdir(), ['shot', 'cc-cost', '-o', 'a.png', '--light', '--dark']);
  expect([code, err]).toEqual([2, 'Say either --light or --dark.\n']);
});
