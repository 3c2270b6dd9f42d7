/** A place in a text: from the first character to behind the last. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Collects a query's text, and where in it each part came to stand. */
export class Writer {
  readonly spans = new Map<object, Span>();
  #pieces: string[] = [];
  #length = 0;

  /** Where the next piece will stand. */
  get at(): number {
    return this.#length;
  }

  write(...pieces: readonly string[]): void {
    for (const piece of pieces) {
      this.#pieces.push(piece);
      this.#length += piece.length;
    }
  }

  /** Writes a part and remembers its place. */
  part(node: object, write: () => void): void {
    const from = this.at;
    write();
    this.place(node, from);
  }

  /** Remembers that a part stands from `from` to here. */
  place(node: object, from: number): void {
    this.spans.set(node, { from, to: this.at });
  }

  text(): string {
    return this.#pieces.join('');
  }
}
