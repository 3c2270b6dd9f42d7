import type { Shown } from '../../src/proof/index.js';

type Texts = readonly unknown[] | Readonly<Record<string, unknown>>;

/**
 * What a test expects to read:
 * a text (the one number, that of now where it is compared, or what stands there instead), texts by name (numbers, a table's first and last column,
 * the last point of each series), lists of texts by name (all points of each series), a list of texts (numbers or
 * log lines in their order), or rows of texts (a table). An object with a `kind`, and a matcher such as
 * `expect.objectContaining`, is held against all that is shown.
 */
export type Expected = string | Texts;

/** What is shown, in the form in which it is expected; where it has no such form, in its own. */
export function inFormOf(expected: unknown, shown: Shown): unknown {
  if (shown.kind === 'nothing' && !wantsAll(expected)) return shown.text;
  if (Array.isArray(expected)) return listOf(shown, expected.some(Array.isArray)) ?? ownForm(shown);
  if (typeof expected !== 'object' || expected === null) return oneText(shown) ?? ownForm(shown);
  if (wantsAll(expected)) return shown;
  return byName(shown, Object.values(expected).some(Array.isArray)) ?? ownForm(shown);
}

function wantsAll(expected: unknown): boolean {
  if (typeof expected !== 'object' || expected === null) return false;
  return 'kind' in expected || 'asymmetricMatch' in expected;
}

function oneText(shown: Shown): string | undefined {
  if (shown.kind === 'text') return shown.text;
  if (shown.kind !== 'values') return undefined;
  const [first, ...others] = shown.values;
  return others.every(({ name }) => isComparison(first!.name, name)) ? first?.text : undefined;
}

/** A number and below it what has changed is one number. */
function isComparison(first: string, name: string): boolean {
  return first === 'now' && (name === 'change' || name === 'points');
}

/** The form in which this would be expected. */
function ownForm(shown: Shown): unknown {
  if (shown.kind === 'table') return shown.rows;
  return oneText(shown) ?? byName(shown, false) ?? listOf(shown, false) ?? shown;
}

function listOf(shown: Shown, ofRows: boolean): unknown {
  if (shown.kind === 'table') return ofRows ? shown.rows : shown.rows.map((row) => row.at(-1));
  if (shown.kind === 'values') return shown.values.map(({ text }) => text);
  if (shown.kind === 'lines') return shown.lines.map(({ text }) => text);
  return undefined;
}

function byName(shown: Shown, allPoints: boolean): Readonly<Record<string, unknown>> | undefined {
  if (shown.kind === 'values') return named(shown.values.map(({ name, text }) => [name, text]));
  if (shown.kind === 'table') return named(shown.rows.map((row) => [row[0] ?? '', row.at(-1)]));
  if (shown.kind !== 'series') return undefined;
  return named(
    shown.series.map(({ name, points }) => {
      const texts = points.map(({ text }) => text);
      return [name, allPoints ? texts : texts.at(-1)];
    }),
  );
}

/** Two of one name are both kept, so that a doubled series never passes for one. */
function named(
  pairs: readonly (readonly [name: string, value: unknown])[],
): Readonly<Record<string, unknown>> {
  const found: Record<string, unknown> = {};
  for (const [name, value] of pairs) {
    let key = name;
    for (let count = 2; Object.hasOwn(found, key); count += 1) key = `${name} (${count})`;
    found[key] = value;
  }
  return found;
}
