import { attempt, TextError, type TextFault } from './fault.js';
import { classEnd, escapeEnd } from './regexp-class.js';

/** What a regular expression says of itself. */
export interface RegexpFacts {
  /** True when it matches the empty text, the whole of it. */
  readonly matchesEmpty: boolean;
  /** Names of its groups, in order. */
  readonly groups: readonly string[];
}

/** Reads a regular expression as RE2 does, which Loki uses: no look-around, no back references. */
export function readRegexp(pattern: string): RegexpFacts | TextFault {
  if (/^\w+$/.test(pattern)) return { matchesEmpty: false, groups: [] };
  return attempt(() => new Reader(pattern).whole());
}

/** One piece: whether it can be empty, and how often it repeats what is inside it. */
interface Piece {
  readonly empty: boolean;
  readonly times: number;
}

const most = 1000;
const groupStart = /\(\?(?:P?<([^>]*)>|([imsU]*(?:-[imsU]+)?)([:)]))/y;
const repetition = /(?:[*+?]|\{(\d+)(?:(,)(\d*))?\})(\??)/y;

class Reader {
  readonly #pattern: string;
  readonly #groups: string[] = [];
  #at = 0;
  #depth = 0;

  constructor(pattern: string) {
    this.#pattern = pattern;
  }

  whole(): RegexpFacts {
    const { empty } = this.#alternatives();
    if (this.#at < this.#pattern.length) this.#fail('this ")" closes nothing');
    return { matchesEmpty: empty, groups: this.#groups };
  }

  #alternatives(): Piece {
    if (++this.#depth > most) this.#fail('groups are nested too deep');
    let found = this.#sequence();
    while (this.#pattern[this.#at] === '|') {
      this.#at++;
      const next = this.#sequence();
      found = { empty: found.empty || next.empty, times: Math.max(found.times, next.times) };
    }
    this.#depth--;
    return found;
  }

  #sequence(): Piece {
    let empty = true;
    let times = 1;
    let repeatable = false;
    for (;;) {
      const start = this.#at;
      const character = this.#pattern[start];
      if (character === undefined || character === '|' || character === ')') return { empty, times };
      if (!repeatable && this.#repetition()) {
        this.#fail(`"${this.#pattern.slice(start, this.#at)}" repeats nothing`, start);
      }
      const piece = this.#piece();
      repeatable = piece !== undefined;
      if (!piece) continue;
      const repeated = this.#repeated(piece);
      empty &&= repeated.empty;
      times = Math.max(times, repeated.times);
    }
  }

  /** One character, class or group; nothing for a switch such as `(?i)`. */
  #piece(): Piece | undefined {
    const character = this.#pattern[this.#at]!;
    if (character === '(') return this.#group();
    if (character === '[') return this.#literal(classEnd(this.#pattern, this.#at));
    if (character === '\\') return this.#escaped();
    if (character === '^' || character === '$') return this.#anchor(1);
    return this.#literal(this.#at + String.fromCodePoint(this.#pattern.codePointAt(this.#at)!).length);
  }

  #escaped(): Piece {
    const letter = this.#pattern[this.#at + 1] ?? '';
    if ('AzB'.includes(letter) && letter) return this.#anchor(2);
    if (letter === 'b') return this.#literal(this.#at + 2);
    if (letter !== 'Q') return this.#literal(escapeEnd(this.#pattern, this.#at));
    const end = this.#pattern.indexOf('\\E', this.#at);
    const quoted = end < 0 ? this.#pattern.length : end;
    const empty = quoted === this.#at + 2;
    this.#at = end < 0 ? quoted : quoted + 2;
    return { empty, times: 1 };
  }

  #group(): Piece | undefined {
    const start = this.#at;
    const opened = this.#opening();
    if (!opened) return undefined;
    const inner = this.#alternatives();
    if (this.#pattern[this.#at] !== ')') this.#fail('this "(" is never closed with ")"', start);
    this.#at++;
    return inner;
  }

  /** Steps into a group; false for a switch of flags, which holds nothing. */
  #opening(): boolean {
    if (this.#pattern[this.#at + 1] !== '?') {
      this.#at++;
      return true;
    }
    groupStart.lastIndex = this.#at;
    const found = groupStart.exec(this.#pattern);
    if (!found)
      return this.#fail('RE2 has no look-around and no other "(?": use (?:...), (?P<name>...) or (?i)');
    const name = found[1];
    if (name !== undefined) {
      if (!/^\w+$/.test(name)) this.#fail(`"${name}" is no name for a group: letters, digits and "_"`);
      if (this.#groups.includes(name)) this.#fail(`two groups are called "${name}"`);
      this.#groups.push(name);
    } else if (found[2] === '' && found[3] === ')') this.#fail('"(?)" switches nothing');
    this.#at += found[0].length;
    return found[3] !== ')';
  }

  #repeated(piece: Piece): Piece {
    const found = this.#repetition();
    if (!found) return piece;
    if (this.#repetition()) this.#fail('a repetition cannot be repeated: put brackets around it');
    const times = piece.times * Math.max(1, found.highest);
    if (times > most) this.#fail(`RE2 repeats at most ${most} times`);
    return { empty: piece.empty || found.lowest === 0, times };
  }

  #repetition(): { readonly lowest: number; readonly highest: number } | undefined {
    repetition.lastIndex = this.#at;
    const found = repetition.exec(this.#pattern);
    if (!found) return undefined;
    const start = this.#at;
    this.#at += found[0].length;
    if (found[1] === undefined) return { lowest: found[0].startsWith('+') ? 1 : 0, highest: 1 };
    const lowest = Number(found[1]);
    const highest = found[2] === undefined ? lowest : found[3] === '' ? lowest : Number(found[3]);
    if (lowest > most || highest > most) this.#fail(`RE2 repeats at most ${most} times`, start);
    if (highest < lowest) this.#fail(`"${found[0]}" counts down`, start);
    return { lowest, highest };
  }

  #literal(end: number): Piece {
    this.#at = end;
    return { empty: false, times: 1 };
  }

  #anchor(length: number): Piece {
    this.#at += length;
    return { empty: true, times: 1 };
  }

  #fail(reason: string, at = this.#at): never {
    throw new TextError(reason, at);
  }
}
