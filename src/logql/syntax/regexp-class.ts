import { TextError } from './fault.js';

const asciiClasses: ReadonlySet<string> = new Set(
  'alnum alpha ascii blank cntrl digit graph lower print punct space upper word xdigit'.split(' '),
);

const escape =
  /\\(?:[dDsSwWafnrtv]|x[0-9a-fA-F]{2}|x\{[0-9a-fA-F]+\}|0[0-7]{0,2}|[1-7][0-7]{1,2}|[pP](?:\{\^?(\w+)\}|(\w))|[^\p{L}\p{N}\P{ASCII}])/uy;

/** Where the escape at `from` ends, a backslash included. */
export function escapeEnd(pattern: string, from: number): number {
  escape.lastIndex = from;
  const found = escape.exec(pattern);
  if (!found) throw new TextError(escapeReason(pattern.slice(from, from + 2)), from);
  const category = found[1] ?? found[2];
  if (category !== undefined && !isCategory(category)) {
    throw new TextError(`there is no character class \\p{${category}}`, from);
  }
  return escape.lastIndex;
}

function escapeReason(shown: string): string {
  if (shown === '\\') return 'a backslash at the end escapes nothing';
  if (/[1-9]/.test(shown)) return 'RE2 has no back references';
  return `"${shown}" is no escape in RE2`;
}

function isCategory(name: string): boolean {
  if (name === 'Any') return true;
  return [`\\p{${name}}`, `\\p{Script=${name}}`].some((pattern) => {
    try {
      return new RegExp(pattern, 'u').test('') || true;
    } catch {
      return false;
    }
  });
}

/** Where the character class that opens at `from` ends. */
export function classEnd(pattern: string, from: number): number {
  let at = from + 1;
  if (pattern[at] === '^') at++;
  for (let first = true; first || pattern[at] !== ']'; first = false) {
    if (at >= pattern.length) throw new TextError('this "[" is never closed with "]"', from);
    const ascii = /^\[:\^?(\w*):\]/.exec(pattern.slice(at, at + 20));
    if (ascii) {
      if (!asciiClasses.has(ascii[1]!)) throw new TextError(`there is no class ${ascii[0]}`, at);
      at += ascii[0].length;
    } else at = rangeEnd(pattern, at);
  }
  return at + 1;
}

/** Where one character of a class, or a range of them, ends. */
function rangeEnd(pattern: string, from: number): number {
  const first = memberEnd(pattern, from);
  if (pattern[first] !== '-' || pattern[first + 1] === ']' || pattern[first + 1] === undefined) return first;
  const last = memberEnd(pattern, first + 1);
  const low = codeOf(pattern.slice(from, first));
  const high = codeOf(pattern.slice(first + 1, last));
  if (low === undefined) return first;
  if (high === undefined || high < low)
    throw new TextError(`"${pattern.slice(from, last)}" is no range`, from);
  return last;
}

function memberEnd(pattern: string, at: number): number {
  if (pattern[at] === '\\') return escapeEnd(pattern, at);
  return at + String.fromCodePoint(pattern.codePointAt(at) ?? 0).length;
}

const named: Readonly<Record<string, string>> = { a: '\u0007', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };

/** The code of one character of a class, or nothing for `\d` and its kin. */
function codeOf(member: string): number | undefined {
  if (!member.startsWith('\\')) return member.codePointAt(0);
  const hex = /^\\x\{?([0-9a-fA-F]+)\}?$/.exec(member);
  if (hex) return Number.parseInt(hex[1]!, 16);
  if (/^\\[0-7]+$/.test(member)) return Number.parseInt(member.slice(1), 8);
  if (/^\\[dDsSwWpP]/.test(member)) return undefined;
  return (named[member[1]!] ?? member[1]!).codePointAt(0);
}
