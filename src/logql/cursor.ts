import { LogqlError } from './error.js';
import { labelNameFault } from './label-name.js';
import { tokens } from './lexer.js';
import { described, type Token } from './token.js';
import type { Span } from './source.js';

const deepest = 500;

/** Walks over the tokens of a query, and remembers where each part of it was written. */
export class Cursor {
  readonly text: string;
  readonly spans = new Map<object, Span>();
  readonly #tokens: readonly Token[];
  #at = 0;
  #depth = 0;

  constructor(text: string) {
    this.text = text;
    this.#tokens = tokens(text);
  }

  /** The next token, or one further on. */
  peek(ahead = 0): Token {
    return this.#tokens[Math.min(this.#at + ahead, this.#tokens.length - 1)]!;
  }

  take(): Token {
    const token = this.peek();
    this.#at++;
    return token;
  }

  /** The next token's word in small letters, when it is a word of the language and not a name. */
  word(ahead = 0): string | undefined {
    const token = this.peek(ahead);
    return token.kind === 'word' ? token.value.toLowerCase() : undefined;
  }

  isSign(sign: string, ahead = 0): boolean {
    const token = this.peek(ahead);
    return token.kind === 'sign' && token.value === sign;
  }

  /** True when a call starts here: a name with a bracket or a grouping behind it. */
  isCall(): boolean {
    if (this.peek().kind !== 'word') return false;
    const next = this.word(1);
    return this.isSign('(', 1) || ((next === 'by' || next === 'without') && this.isSign('(', 2));
  }

  takeSign(sign: string): boolean {
    if (!this.isSign(sign)) return false;
    this.#at++;
    return true;
  }

  takeWord(word: string): boolean {
    if (this.word() !== word) return false;
    this.#at++;
    return true;
  }

  expectSign(sign: string, why = ''): Token {
    if (!this.isSign(sign)) this.expected(`"${sign}"`, why);
    return this.take();
  }

  expectText(why = ''): Token {
    const token = this.peek();
    if (token.kind !== 'text') this.expected('a text in quotes', why || quotesHint(token));
    return this.take();
  }

  /** A label's name, or a variable that stands for one. */
  expectName(why = ''): string {
    const token = this.peek();
    if (token.kind === 'variable') return this.take().value;
    if (token.kind === 'text') this.expected('a label name', 'names stand without quotes');
    if (token.kind !== 'word') this.expected('a label name', why);
    const fault = labelNameFault(token.value);
    if (fault !== undefined) this.fail(fault, token);
    return this.take().value;
  }

  /** Names between brackets, with commas; the opening bracket is next. */
  expectNames(): string[] {
    this.expectSign('(');
    if (this.takeSign(')')) return [];
    const names = [this.expectName()];
    while (this.takeSign(',')) names.push(this.expectName('a name follows each comma'));
    this.expectSign(')');
    return names;
  }

  /** Remembers that a part is written from `from` up to the token taken last. */
  place<Part extends object>(part: Part, from: number): Part {
    this.spans.set(part, { from, to: this.#tokens[this.#at - 1]!.to });
    return part;
  }

  /** Reads something that may hold itself again; too deep is an error, not a crash. */
  deeper<Result>(read: () => Result): Result {
    if (++this.#depth > deepest) {
      this.fail(`brackets and operators are nested deeper than ${deepest} levels: split the query`);
    }
    const result = read();
    this.#depth--;
    return result;
  }

  expected(what: string, why = ''): never {
    const token = this.peek();
    return this.fail(`expected ${what} before ${described(token)}${why ? `: ${why}` : ''}`, token);
  }

  fail(reason: string, place: Span = this.peek()): never {
    throw new LogqlError({ reason, text: this.text, from: place.from, to: place.to });
  }
}

function quotesHint({ kind, value }: Token): string {
  if (kind === 'variable') return `write "${value}"`;
  return kind === 'word' ? `write "${value}"` : '';
}
