import type { Change } from './finding.js';

const wide = 72;

/** A difference as lines: short values beside each other, long and many-lined ones under each other. */
export function changeLines({ where, before, after }: Change): readonly string[] {
  const place = where.join(' › ');
  if (before !== undefined && after !== undefined && isShort(`${place}${before}${after}`)) {
    return [`${place}: ${before} -> ${after}`];
  }
  if (before === undefined && after !== undefined && isShort(`${place}${after}`))
    return [`+ ${place}: ${after}`];
  if (after === undefined && before !== undefined && isShort(`${place}${before}`))
    return [`- ${place}: ${before}`];
  if (before === undefined) return signed('+', [place, after]);
  if (after === undefined) return signed('-', [place, before]);
  return [place, ...under('-', before), ...under('+', after)];
}

const isShort = (text: string): boolean => text.length <= wide && !text.includes('\n');

/** What is new or gone as a whole: its place, then what it is. */
function signed(sign: string, [place, text = '']: readonly [string, string | undefined]): string[] {
  return [`${sign} ${place}`, ...text.split('\n').map((line) => `${sign}   ${line}`)];
}

const under = (sign: string, text: string): string[] => text.split('\n').map((line) => `  ${sign} ${line}`);
