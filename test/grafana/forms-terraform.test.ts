import { expect, test } from 'vitest';
import { formFiles, toClassic, type JsonObject } from '../../src/grafana/index.js';
import { files, named } from './formed.js';
import { sample } from './sample.js';

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
