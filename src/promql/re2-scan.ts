const posix =
  /^\[:\^?(?:alnum|alpha|ascii|blank|cntrl|digit|graph|lower|print|punct|space|upper|word|xdigit):\]/;

/** Why the engine refuses a pattern. */
export class Refused extends Error {}

/** Walks over a pattern: its characters, escapes and classes of characters. */
export class PatternScan {
  protected at = 0;

  /** Where the last `:]` stands: searched once, for a pattern may be full of `[:`. */
  readonly #lastPosix: number;

  constructor(protected readonly text: string) {
    this.#lastPosix = text.lastIndexOf(':]');
  }

  protected skipClass(): void {
    this.take('^');
    for (let first = true; first || !this.isAt(']'); first = false) {
      if (this.at >= this.text.length) throw new Refused('"[" is never closed: escape it as "\\["');
      if (this.takePosix() || this.takeSet()) continue;
      const from = this.classCharacter();
      if (!this.isAt('-') || this.isAt('-]') || this.at + 1 >= this.text.length) continue;
      this.next();
      const to = this.classCharacter();
      if (to < from) throw new Refused('a range in "[...]" runs backwards');
    }
    this.next();
  }

  protected takePosix(): boolean {
    if (!this.isAt('[:') || this.#lastPosix < this.at + 2) return false;
    const rest = this.text.slice(this.at);
    const found = posix.exec(rest);
    if (!found) throw new Refused(`"${rest.slice(0, rest.indexOf(':]', 2) + 2)}" is no class of characters`);
    this.at += found[0].length;
    return true;
  }

  /** `\d`, `\pL`, `\p{Greek}`. */
  protected takeSet(): boolean {
    const found = /\\(?:[dDsSwW]|[pP](?:\{\^?([^}]*)\}|([^{])))/y;
    found.lastIndex = this.at;
    const match = found.exec(this.text);
    if (!match) return false;
    const property = match[1] ?? match[2];
    if (property !== undefined && !isProperty(property)) {
      throw new Refused(`"${match[0]}" is no class of characters`);
    }
    this.at = found.lastIndex;
    return true;
  }

  protected classCharacter(): number {
    if (this.at >= this.text.length) throw new Refused('"[" is never closed: escape it as "\\["');
    const char = this.next();
    return char === '\\' ? this.escapedCharacter() : char.codePointAt(0)!;
  }

  protected escapedCharacter(): number {
    const found =
      /x\{([\da-fA-F]+)\}|x([\da-fA-F]{2})|([1-7][0-7]{1,2}|0[0-7]{0,2})|([afnrtv])|((?![\dA-Za-z])\p{ASCII})/uy;
    found.lastIndex = this.at;
    const match = found.exec(this.text);
    const code = match && codeOf(match);
    if (!match || code === undefined) {
      const letter = this.text[this.at];
      if (letter === undefined) throw new Refused('the pattern ends with a backslash');
      const hint = /\d/.test(letter) ? 'RE2 has no back-references' : 'remove the backslash';
      throw new Refused(`"\\${letter}" is not known: ${hint}`);
    }
    this.at = found.lastIndex;
    return code!;
  }

  protected isAt(text: string): boolean {
    return this.text.startsWith(text, this.at);
  }

  protected take(text: string): boolean {
    if (!this.isAt(text)) return false;
    this.at += text.length;
    return true;
  }

  protected next(): string {
    const char = String.fromCodePoint(this.text.codePointAt(this.at)!);
    this.at += char.length;
    return char;
  }
}

const categories = /^(?:Any|C[cfos]?|L[lmotu]?|M[cen]?|N[dlo]?|P[cdefios]?|S[ckmo]?|Z[lps]?)$/;

/** A category of characters, or a script by its long name. */
function isProperty(name: string): boolean {
  if (categories.test(name)) return true;
  try {
    return /^[A-Z]/.test(name) && new RegExp(`\\p{Script=${name}}`, 'u').test('') === false;
  } catch {
    return false;
  }
}

function codeOf(match: RegExpExecArray): number | undefined {
  const [, braced, hexadecimal, octal, letter, other] = match;
  const digits = braced ?? hexadecimal;
  if (digits !== undefined) {
    const code = Number.parseInt(digits, 16);
    return code <= 0x10ffff ? code : undefined;
  }
  if (octal !== undefined) return Number.parseInt(octal, 8);
  if (letter !== undefined) return '\x07\f\n\r\t\v'.charCodeAt('afnrtv'.indexOf(letter));
  return other!.codePointAt(0)!;
}
