import { beforeAll, expect, test } from 'vitest';
import { grafanaData } from '../../cli/seeing/grafana-data.js';
import { displayFrames, fieldConfigSource } from '../../src/proof/shown/display-frames.js';
import { replacerOf } from '../../src/proof/shown/replace.js';
import { config, fillingFor, prepare, tableFrame } from './show-frames.js';

beforeAll(() => prepare());

interface Linked {
  readonly name: string;
  readonly getLinks: (of: object) => readonly { readonly href: string; readonly title: string }[];
}

/** Where the link on a column leads, as Grafana's own link supplier has it. */
async function link(url: string, of: object = { valueRowIndex: 0 }, column = 'Value') {
  const grafana = await grafanaData();
  const json = config({ unit: 'currencyUSD', decimals: 2, links: [{ title: 'Of ${__value}', url }] });
  const frame = tableFrame({
    Time: [1000, 2000],
    team: ['a b', 'c&d'],
    'user name': ['ü', 'v'],
    Value: [12.3456, 2],
  });
  const found = await displayFrames([frame], {
    grafana,
    theme: grafana.theme('dark'),
    zone: 'UTC',
    replace: replacerOf(grafana, await fillingFor({})),
    fieldConfig: fieldConfigSource(json),
    json,
  });
  const fields = found[0]!.fields as unknown as readonly Linked[];
  return fields.find(({ name }) => name === column)!.getLinks(of)[0]!;
}

const path = async (...of: Parameters<typeof link>) => (await link(...of)).href;

test('a link takes the value it stands on, raw and as it is read', async () => {
  const { href, title } = await link(
    '/d/x?raw=${__value.raw}&n=${__value.numeric}&v=${__value.text}&w=${__value}&t=${__value.time}',
  );
  expect([href, title]).toEqual(['/d/x?raw=12.3456&n=12.3456&v=12.35&w=$12.35&t=1000', 'Of $12.35']);
});

test('a link takes what stands beside it in the row, by name, by place, and encoded', async () => {
  // Grafana encodes what it fills in, and its sanitizer of addresses takes that back.
  expect(await path('/d/x?var-team=${__data.fields.team}')).toBe('/d/x?var-team=a b');
  expect(await path('/d/x?u=${__data.fields["user name"]}')).toBe('/d/x?u=ü');
  expect(await path('/d/x?u=${__data.fields[1]:percentencode}', { valueRowIndex: 1 })).toBe('/d/x?u=c&d');
  expect(await path('/d/x?c=${__data.fields.Value.numeric}', { valueRowIndex: 1 }, 'team')).toBe('/d/x?c=2');
  expect(await path('/d/x?gone=${__data.fields.nobody}')).toBe('/d/x?gone=');
});

test('of a number that was reckoned, the number; of no row, the text as it stands', async () => {
  const calculatedValue = { text: '7.00', prefix: '$', numeric: 7 };
  expect(await path('/d/x?n=${__value.raw}&t=${__value}', { calculatedValue })).toBe('/d/x?n=7&t=$7.00');
  expect(await path('/d/x?t=${__data.fields.team}', { calculatedValue })).toBe(
    '/d/x?t=${__data.fields.team}',
  );
});
