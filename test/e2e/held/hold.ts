import { expect } from 'vitest';
import type { Panel, Shown } from '../../../src/proof/index.js';
import type { Row } from './expected.js';

/** Holds what a panel shows against what the ledger says it should. */
export function hold(panel: Panel, shown: Shown, rows: readonly Row[]): void {
  if (panel.type === 'stat') return holdNumber(shown, rows[0]);
  if (panel.type === 'table') return holdTable(panel, shown, rows);
  holdBars(shown, rows);
}

/** The number, and what has changed where that is known; in words where it is not. */
function holdNumber(shown: Shown, row: Row | undefined): void {
  const expected = row?.texts.filter((text) => text !== undefined) ?? [];
  if (row?.texts[0] === undefined) expect(shown).toMatchObject({ kind: 'nothing' });
  else expect(shown.kind === 'values' ? shown.values.map(({ text }) => text) : shown).toEqual(expected);
}

/** A panel may stop after so many; what it shows must all be true. */
function holdBars(shown: Shown, rows: readonly Row[]): void {
  const bars = shown.kind === 'values' ? shown.values.map(({ name, text }) => [name, text]) : [];
  const expected = rows.map(({ names, texts: [text] }) => [names.join(' '), text!]);
  const isNamed = ([name]: readonly string[]) => expected.some(([one]) => one === name);
  // Who did something else, but nothing of this, may stand there with nothing.
  sameRows(
    bars.filter((bar) => isNamed(bar) || !isNothing(bar[1]!)),
    { expected, names: 1 },
  );
  const some = expected.filter(([, text]) => !isNothing(text!));
  if (some.length <= 10) expect(bars).toEqual(expect.arrayContaining(some));
}

export function isNothing(text: string): boolean {
  return /^[$]?0(\.0+)?%?( \S+)?$/.test(text);
}

/** Row by row, what has no answer in words; of many rows as many as the title says. */
function holdTable({ title }: Panel, shown: Shown, rows: readonly Row[]): void {
  if (rows.length === 0) return void expect(shown).toMatchObject({ kind: 'nothing' });
  // What no row has an answer to has no column.
  const columns = rows[0]!.texts.flatMap((_, at) => (rows.some(({ texts }) => texts[at]) ? [at] : []));
  const expected = rows.map(({ names, texts }) => [...names, ...columns.map((at) => texts[at] ?? 'No data')]);
  const told = shown.kind === 'table' ? shown.rows : [];
  sameRows(told, { expected, names: rows[0]!.names.length });
  const most = Number(/\d+/.exec(title)?.[0] ?? Number.POSITIVE_INFINITY);
  expect(told).toHaveLength(Math.min(most, expected.length));
}

/** Each row that is told is the expected one of its names. */
function sameRows(
  told: readonly (readonly string[])[],
  { expected, names }: { readonly expected: readonly (readonly string[])[]; readonly names: number },
): void {
  const named = (row: readonly string[]) => row.slice(0, names).join(' / ');
  const known = new Map(expected.map((row) => [named(row), row]));
  expect(told).toEqual(told.map((row) => known.get(named(row))));
}
