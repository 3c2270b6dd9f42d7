import { PromqlError, placeOf, type Span } from './error.js';
import { deepest } from './flat.js';
import { lex } from './lex.js';
import type { Expr } from './node.js';
import { Places } from './span.js';
import { named, type Token } from './token.js';

/** A place in the tokens of a query, moved by what reads them. */
export class Cursor {
  readonly tokens: readonly Token[];
  readonly places = new Places();
  #at = 0;
  #depth = 0;
  readonly #firstNumber: number;

  constructor(
    readonly text: string,
    /** Reads an expression whose operators bind at least this tight. */
    readonly expression: (cursor: Cursor, tightness: number) => Expr,
  ) {
    this.tokens = lex(text);
    this.#firstNumber = firstNumberInBrackets(this.tokens);
  }

  get token(): Token {
    return this.tokens[this.#at]!;
  }

  get following(): Token {
    return this.tokens[this.#at + 1] ?? this.token;
  }

  /** Where the last token taken ends. */
  get end(): number {
    return this.tokens[this.#at - 1]?.to ?? 0;
  }

  take(): Token {
    const { token } = this;
    if (token.kind !== 'end') this.#at += 1;
    return token;
  }

  isSymbol(...symbols: readonly string[]): boolean {
    return this.token.kind === 'symbol' && symbols.includes(this.token.text);
  }

  /** The keyword here, in small letters, if it is one of these. */
  keyword(...words: readonly string[]): string | undefined {
    if (this.token.kind !== 'word') return undefined;
    const word = this.token.text.toLowerCase();
    return words.includes(word) ? word : undefined;
  }

  takeSymbol(symbol: string): Token | undefined {
    return this.isSymbol(symbol) ? this.take() : undefined;
  }

  takeKeyword(...words: readonly string[]): string | undefined {
    const word = this.keyword(...words);
    if (word !== undefined) this.take();
    return word;
  }

  /** Takes what closes an opened bracket, or says which one stays open. */
  close(symbol: string, opened: Token, wanted: string): Token {
    const closing = this.takeSymbol(symbol);
    if (closing) return closing;
    if (this.token.kind === 'end') {
      const { line, column } = placeOf(this.text, opened.from);
      this.fail(`expected "${symbol}" to close the "${opened.text}" at ${line}:${column}`);
    }
    this.fail(`expected ${wanted} before ${named(this.token)}`);
  }

  /** Remembers where a part was read. */
  placed<T extends object>(part: T, from: number, to: number): T {
    this.places.set(part, from, to);
    return part;
  }

  /** Reads what is one level deeper. */
  deeper<T>(read: () => T): T {
    if (this.#depth >= deepest) {
      this.fail(`nested more than ${deepest} levels deep: record a part of the query with a rule`);
    }
    this.#depth += 1;
    const got = read();
    this.#depth -= 1;
    return got;
  }

  /** Whether the engine has seen a number or duration in brackets by now; it takes no `:` before one. */
  get numberSeen(): boolean {
    return this.#firstNumber < this.#at;
  }

  fail(reason: string, span: Span = this.token): never {
    throw new PromqlError(this.text, span, reason);
  }
}

function firstNumberInBrackets(tokens: readonly Token[]): number {
  let inside = false;
  const found = tokens.findIndex(({ kind, text }) => {
    if (kind === 'symbol' && '[]'.includes(text)) inside = text === '[';
    return inside && ['number', 'duration', 'template'].includes(kind);
  });
  return found < 0 ? Infinity : found;
}
