import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { alertDefaults, alertPlans } from '../../../rules/alerts/index.js';

const text = await readFile(new URL('../../../docs/alerts.md', import.meta.url), 'utf8');
const row = (id: string): string | undefined =>
  text.split('\n').find((line) => line.startsWith('| `') && line.split('|')[1]!.includes(`\`${id}\``));

const all = alertPlans({
  spendPerHour: 1,
  spendPerUserDay: 1,
  budget: { monthly: 1, teams: { web: 1 } },
});

test.each(all.map(({ id, severity }) => [id, severity]))(
  '%s is described, with its severity',
  (id, severity) => {
    expect(row(id)?.split('|')[3]).toContain(severity);
  },
);

test('no alert is described that there is not', () => {
  const described = [...text.matchAll(/^\| (`[a-z0-9-]+`(?:, `[a-z0-9-]+`)*) \| /gm)]
    .flatMap((found) => found[1]!.split(', '))
    .map((id) => id.replaceAll('`', ''));
  expect(new Set(described)).toEqual(new Set(all.map(({ id }) => id)));
});

test.each(Object.entries(alertDefaults).filter(([, value]) => !Array.isArray(value)))(
  'the default of %s is the one described',
  (name, value) => {
    const written = JSON.stringify(value)
      .replaceAll('"', '')
      .replaceAll(/[{,:]/g, '$& ')
      .replaceAll('}', ' }')
      .replaceAll(/(\d)(?=(\d{3})+\b)/g, '$1_')
      .replaceAll(/\[ ?(\d), (\d)\]/g, '[$1, $2]');
    expect(text).toContain(`${name}: ${written}`);
  },
);
