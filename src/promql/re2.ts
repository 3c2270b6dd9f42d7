import { PatternScan, Refused } from './re2-scan.js';

/** What is known of a regular expression: whether it matches the empty text, or why the engine refuses it. */
export type Re2 = { readonly matchesEmpty: boolean } | { readonly wrong: string };

/** What a part of a pattern matches and how often its counted repetitions multiply. */
interface Part {
  readonly empty: boolean;
  readonly times: number;
}

const mostTimes = 1000;
const deepest = 1000;
const nothing: Part = { empty: true, times: 1 };
const one: Part = { empty: false, times: 1 };

/** Reads a pattern in the engine's dialect, RE2: no look-around, no back-references. */
export function readRe2(pattern: string): Re2 {
  try {
    const reader = new Reader(pattern);
    return { matchesEmpty: reader.whole().empty };
  } catch (error) {
    if (error instanceof Refused) return { wrong: error.message };
    throw error;
  }
}

class Reader extends PatternScan {
  #depth = 0;
  readonly #names = new Set<string>();

  whole(): Part {
    const part = this.#alternatives();
    if (this.at < this.text.length) throw new Refused('")" closes nothing: escape it as "\\)"');
    return part;
  }

  #alternatives(): Part {
    let part = this.#sequence();
    while (this.take('|')) {
      const next = this.#sequence();
      part = { empty: part.empty || next.empty, times: Math.max(part.times, next.times) };
    }
    return part;
  }

  #sequence(): Part {
    let whole = nothing;
    let last: Part | undefined;
    let repeated = false;
    while (this.at < this.text.length && !this.isAt('|') && !this.isAt(')')) {
      const start = this.at;
      const count = this.#repetition();
      if (count) {
        const sign = this.text.slice(start, this.at);
        if (!last) throw new Refused(`"${sign}" repeats nothing: escape it as "\\${sign}"`);
        if (repeated) throw new Refused(`"${sign}" repeats a repetition: use brackets`);
        last = repeat(last, count, sign);
        repeated = true;
        continue;
      }
      const atom = this.#atom();
      repeated = false;
      if (!atom) continue;
      whole = both(whole, last);
      last = atom;
    }
    return both(whole, last);
  }

  /** `*`, `+`, `?`, `{2,3}`, lazy or not: the fewest and the most. */
  #repetition(): readonly [least: number, most: number] | undefined {
    const found = /(?:[*+?]|\{(\d+)(,(\d*))?\})\??/y;
    found.lastIndex = this.at;
    const match = found.exec(this.text);
    if (!match) return undefined;
    this.at = found.lastIndex;
    const sign = match[0][0];
    if (sign !== '{') return [sign === '+' ? 1 : 0, sign === '?' ? 1 : Infinity];
    const least = Number(match[1]);
    return [least, match[2] === undefined ? least : match[3] ? Number(match[3]) : Infinity];
  }

  #atom(): Part | undefined {
    const char = this.next();
    if (char === '(') return this.#group();
    if (char === '[') {
      this.skipClass();
      return one;
    }
    if (char === '\\') return this.#escape();
    return char === '^' || char === '$' ? nothing : one;
  }

  #group(): Part | undefined {
    if (this.take('?')) {
      const named = /P?<([^>]*)>/y;
      named.lastIndex = this.at;
      const name = named.exec(this.text);
      if (name) {
        this.at = named.lastIndex;
        this.#name(name[1]!);
      } else {
        const flags = /([imsU]*)(-[imsU]+)?([:)])/y;
        flags.lastIndex = this.at;
        const found = flags.exec(this.text);
        if (!found) {
          throw new Refused(`"(?${this.text[this.at] ?? ''}" is not known: RE2 has no look-around`);
        }
        this.at = flags.lastIndex;
        if (found[3] === ')') return undefined;
      }
    }
    this.#depth += 1;
    if (this.#depth > deepest) throw new Refused('the pattern is nested too deeply');
    const part = this.#alternatives();
    if (!this.take(')')) throw new Refused('"(" is never closed: escape it as "\\("');
    this.#depth -= 1;
    return part;
  }

  #name(name: string): void {
    if (!/^\w+$/.test(name)) throw new Refused(`"${name}" is no name for a group`);
    if (this.#names.has(name)) throw new Refused(`two groups are named "${name}"`);
    this.#names.add(name);
  }

  #escape(): Part | undefined {
    this.at -= 1;
    if (this.takeSet()) return one;
    this.at += 1;
    if (this.take('A') || this.take('z') || this.take('B')) return nothing;
    if (this.take('b')) return one;
    if (this.take('Q')) return this.#quoted();
    this.escapedCharacter();
    return one;
  }

  #quoted(): Part | undefined {
    const end = this.text.indexOf('\\E', this.at);
    const empty = end === this.at || this.at >= this.text.length;
    this.at = end < 0 ? this.text.length : end + 2;
    return empty ? undefined : one;
  }
}

function repeat(part: Part, [least, most]: readonly [number, number], sign: string): Part {
  const counted = sign.startsWith('{');
  const own = counted ? (most === Infinity ? least : most) : 1;
  const times = part.times * Math.max(own, 1);
  if (counted && (own > mostTimes || most < least || (own >= 2 && times > mostTimes))) {
    throw new Refused(`"${sign}" repeats too often: RE2 takes ${mostTimes} at most`);
  }
  return { empty: part.empty || least === 0, times };
}

function both(left: Part, right: Part | undefined): Part {
  if (!right) return left;
  return { empty: left.empty && right.empty, times: Math.max(left.times, right.times) };
}
