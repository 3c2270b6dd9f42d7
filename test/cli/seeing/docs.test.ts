import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { spend } from '../../../cli/index.js';
import { inFormOf } from '../../../cli/seeing/expected.js';
import { refuseCall, refuseSubject } from '../../../cli/seeing/refuse.js';
import type { Shown } from '../../../src/proof/index.js';

const page = readFileSync(new URL('../../../docs/testing.md', import.meta.url), 'utf8');
const blocks = [...page.matchAll(/^```(json|text) ?(.*)\n([^`]*)^```$/gm)].map(([, kind, name, text]) => ({
  kind,
  name: name!,
  text: text!,
}));

const value = (name: string, text: string) => ({ name, text, color: undefined });
const points = (...texts: readonly string[]) => texts.map((text, at) => ({ at, text, value: at }));

/** What the page's panels show. */
const shown: Readonly<Record<string, Shown>> = {
  'one number': { kind: 'values', title: '', values: [value('now', '$12.34'), value('change', '5%')] },
  numbers: { kind: 'values', title: '', values: [value('web', '$97.31'), value('platform', '$412.08')] },
  series: {
    kind: 'series',
    title: '',
    series: [{ name: 'web', color: undefined, legend: {}, points: points('$0.00', '$48.66', '$97.31') }],
  },
  lines: {
    kind: 'lines',
    title: '',
    lines: ['the first line', 'the second'].map((text, at) => ({ at, text, labels: {} })),
  },
  table: {
    kind: 'table',
    title: '',
    header: ['Team', 'Users', 'Cost'],
    rows: [
      ['platform', '12', '$412.08'],
      ['web', '3', '$97.31'],
    ],
    behind: 0,
  },
  nothing: { kind: 'nothing', title: '', text: 'No data' },
};

describe('the page says what is so', () => {
  const forms = blocks.filter(({ kind }) => kind === 'json');
  test('each form is named once', () => {
    expect(forms.map(({ name }) => name)).toEqual(Object.keys(shown));
  });

  test.each(forms.map(({ name, text }) => [name, text] as const))('of %s', (name, text) => {
    const expected: unknown = JSON.parse(text);
    expect(inFormOf(expected, shown[name]!)).toEqual(expected);
  });

  test('and what a slip is told', () => {
    const told = blocks.filter(({ kind }) => kind === 'text').map(({ text }) => text.trim());
    const said = [() => refuseSubject(spend.by), () => refuseCall('$1.00', undefined)].map((call) => {
      try {
        return call();
      } catch (thrown) {
        return (thrown as Error).message;
      }
    });
    expect(told).toEqual(said);
  });
});
