import { isRangeText } from './duration.js';

/** What is wrong between the brackets of a range. */
export function rangeFault(value: string): string {
  if (value.trim() !== value && isRangeText(value.trim())) return 'a range has no spaces inside its brackets';
  if (/^\d+$/.test(value)) return `a range needs a unit: write [${value}s] or [${value}m]`;
  if (value.startsWith('-'))
    return 'a range cannot be negative; to look at another time write offset behind it';
  if (value.includes('$')) return 'a variable in a range stands alone, unit included: [$__auto], [$window]';
  if (value === '') return 'the range is empty: write [5m] or [$__auto]';
  return `${JSON.stringify(value)} is not a range: whole numbers, largest unit first, such as [5m] or [1h30m]`;
}

/** What is wrong with a number, seen with the character behind it; or nothing. */
export function numberFault(digits: string, next: string): string | undefined {
  if (digits === '0' && /[xXbBoO]/.test(next)) return `"0${next}" starts no number here: write it in decimal`;
  if (/[pP]/.test(next)) return `"${digits}${next}" is no number: Loki reads sizes up to TB`;
  if (/[eE][+-]?_*$/.test(digits)) return `"${digits}" is no number: its exponent has no digits`;
  if (/^0[\d_]*[89][\d_]*$/.test(digits))
    return `"${digits}" is no number to Loki: leave out the leading zero`;
  if (/_(?!\d)|(?<!\d)_/.test(digits)) return `"${digits}" is no number: "_" stands between digits only`;
  return undefined;
}

/** Why a character cannot start anything. */
export function strangeFault(character: string): string {
  if (character === "'") return 'a text stands in double quotes or back quotes, not in single ones';
  if (character === '$') return 'a variable has a name behind the "$": $team or ${team}';
  if (character === '.') return 'names have no dots in Loki: it writes "_" for each, as in event_name';
  if (character === '!') return '"!" stands before "=", "~" or ">": !=, !~, !>';
  if (character === ']') return 'this "]" closes nothing';
  if (/[“”„‘’]/.test(character)) return `"${character}" is a typographic quote: write "`;
  if (/\s/.test(character)) return 'this is a special space (such as a no-break space): write a plain one';
  return `"${character}" has no meaning in LogQL`;
}
