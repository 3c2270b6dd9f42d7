import { afterAll, beforeAll, expect, test } from 'vitest';
import { check, parse, print } from '../../src/logql/index.js';
import { showLogsOnFailure, type Loki } from '../engines/index.js';
import { expressions } from './expressions/index.js';
import { each, formatted, lokiWithLines, refusal } from './loki.js';

let loki: Loki;

beforeAll(async () => {
  loki = await lokiWithLines();
});
afterAll(() => loki?.stop());

/** Where we differ from Loki on purpose, and why. */
const differences: Readonly<Record<string, string>> = {
  'vector(0x1p3)': 'hexadecimal numbers are a way to write typing errors',
  '{service_name="\\xff"}': 'bytes that are no text cannot be kept in a text',
  'count_over_time({service_name="app"} | line_format "{{" [5m])':
    'Loki leaves out a line_format whose line nobody reads, and with it its faults',
  '{service_name="app"} | line_format "{{$x}}"': '"$x" may be a variable Grafana fills in first',
  '\ufeff1': 'a byte order mark says that a file was read wrongly',
};

function refused(text: string): boolean {
  return check(text).some(({ severity }) => severity === 'error');
}

test('there are more than 400 expressions, each once', () => {
  const all = [...expressions.valid, ...expressions.invalid];
  expect(new Set(all).size).toBe(all.length);
  expect(all.length).toBeGreaterThanOrEqual(400);
});

test('Loki takes what we take', async () => {
  showLogsOnFailure(loki);
  const wrong: string[] = [];
  await each(expressions.valid, async (text) => {
    const said = await refusal(loki, text);
    if (said !== undefined) wrong.push(`${text}\n  Loki: ${said}`);
    if (refused(text))
      wrong.push(`${text}\n  we: ${check(text).find(({ severity }) => severity === 'error')!.message}`);
  });
  expect(wrong).toEqual([]);
});

test('Loki reads what we print as what we read', async () => {
  const wrong: string[] = [];
  await each(expressions.valid, async (text) => {
    const before = (await formatted(loki, text)).text!;
    const after = (await formatted(loki, print(parse(text)))).text;
    if (flat(after ?? '') !== flat(before)) wrong.push(`${text}\n  ${before}\n  ${after}`);
  });
  expect(wrong).toEqual([]);
});

/** Loki writes brackets around each two filters joined by "and", which mean nothing among others of the kind. */
function flat(text: string): string {
  return text.includes(' or ') ? text : text.replaceAll(/\( | \)/g, '');
}

test('Loki refuses what we refuse', async () => {
  showLogsOnFailure(loki);
  const wrong: string[] = [];
  await each(expressions.invalid, async (text) => {
    if ((await refusal(loki, text)) === undefined) wrong.push(`${text}\n  Loki takes it`);
    if (!refused(text)) wrong.push(`${text}\n  we take it`);
  });
  expect(wrong).toEqual([]);
});

test.each(Object.entries(differences))('differs: %s (%s)', async (text) => {
  expect((await refusal(loki, text)) === undefined).toBe(refused(text));
});
