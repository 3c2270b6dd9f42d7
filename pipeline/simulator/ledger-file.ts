import type { Entry } from './entry.js';
import type { Values } from './happening.js';
import type { Book } from './ledger.js';
import { readLines, type LineFile } from './lines.js';
import type { OwnKeys } from './options.js';
import { asking, keyed, totalling, type By, type LedgerQuestion } from './question.js';

/**
 * One line of a ledger file: what a process says of itself, numbered, or an entry that refers to it. A
 * number is used again once newer processes need it, so that a reader's memory stays flat.
 */
type Line =
  | readonly ['keys', OwnKeys]
  | readonly ['who', number, Values]
  | readonly ['counter' | 'event', number, string, number, number, readonly number[], Values];

const slots = 65_536;

/** Writes a ledger to a file, line by line, for fleets that memory does not hold. */
export class LedgerWriter implements Book {
  private readonly numbers = new Map<Values, number>();
  private readonly order: Values[] = [];
  private next = 0;

  constructor(
    private readonly file: LineFile,
    keys: OwnKeys,
  ) {
    this.write(['keys', keys]);
  }

  record({ kind, name, value, at, arrivals, common, own }: Entry): void {
    this.write([kind, this.numberOf(common), name, value, at, arrivals, own]);
  }

  private numberOf(common: Values): number {
    const known = this.numbers.get(common);
    if (known !== undefined) return known;
    const number = this.next++ % slots;
    const old = this.order[number];
    if (old) this.numbers.delete(old);
    this.order[number] = common;
    this.numbers.set(common, number);
    this.write(['who', number, common]);
    return number;
  }

  private write(line: Line): void {
    this.file.write(JSON.stringify(line));
  }
}

/** The entries of a ledger file, in the order of their exports, and the keys of the company. */
async function* entriesOf(path: string): AsyncGenerator<{ readonly keys: OwnKeys; readonly entry: Entry }> {
  const who: Values[] = [];
  let keys: OwnKeys | undefined;
  for await (const text of readLines(path)) {
    const line = JSON.parse(text) as Line;
    if (line[0] === 'keys') keys = line[1];
    else if (line[0] === 'who') who[line[1]] = line[2];
    else {
      const [kind, number, name, value, at, arrivals, own] = line;
      const common = who[number];
      if (!common || !keys) throw new Error(`${path} is no ledger: an entry comes before its process`);
      yield { keys, entry: { kind, name, value, at, arrivals, common, own } };
    }
  }
}

/** A ledger in a file: it answers like one in memory, reading the file once for each question. */
export class LedgerFile {
  constructor(private readonly path: string) {}

  /** As `Ledger.total`. */
  total(question: LedgerQuestion): Promise<number>;
  total(question: LedgerQuestion & By): Promise<Map<string, number>>;
  async total(question: LedgerQuestion & Partial<By>): Promise<number | Map<string, number>> {
    let known: OwnKeys | undefined;
    let ask: ReturnType<typeof asking> | undefined;
    let totals: ReturnType<typeof totalling> | undefined;
    for await (const { keys, entry } of entriesOf(this.path)) {
      if (keys !== known) {
        known = keys;
        ask = asking(question, keyed(keys));
        totals = totalling(question.by, keyed(keys));
      }
      for (const hit of ask!(entry)) totals!.take(hit);
    }
    return totals?.result() ?? (question.by ? new Map<string, number>() : 0);
  }

  /** Every entry, one after the other. */
  async *all(): AsyncGenerator<Entry> {
    for await (const { entry } of entriesOf(this.path)) yield entry;
  }
}
