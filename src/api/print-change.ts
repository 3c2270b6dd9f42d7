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
  return [place, ...signed('-', before), ...signed('+', after)];
}

const isShort = (text: string): boolean => text.length <= wide && !text.includes('\n');

const signed = (sign: string, text: string | undefined): string[] =>
  text === undefined ? [] : text.split('\n').map((line) => `  ${sign} ${line}`);
