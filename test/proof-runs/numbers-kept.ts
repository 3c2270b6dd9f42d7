import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { cacheFolder } from '../engines/cache.js';

/** What parts of a proof found, kept from run to run: a part that ended is not run again. */
export class Kept<T> {
  readonly #folder: string;

  constructor(of: object) {
    this.#folder = join(
      cacheFolder(process.env),
      'proof',
      Buffer.from(JSON.stringify(of)).toString('base64url'),
    );
  }

  read(part: string): T | undefined {
    try {
      return JSON.parse(readFileSync(this.#file(part), 'utf8'), revived) as T;
    } catch {
      return undefined;
    }
  }

  write(part: string, found: T): void {
    mkdirSync(this.#folder, { recursive: true });
    writeFileSync(
      this.#file(part),
      JSON.stringify(found, (_, value: unknown) => (value === Infinity ? 'Infinity' : value)),
    );
  }

  forget(part: string): void {
    rmSync(this.#file(part), { force: true });
  }

  #file(part: string): string {
    return join(this.#folder, `${part.replaceAll(/\W+/g, '-')}.json`);
  }
}

function revived(_: string, value: unknown): unknown {
  return value === 'Infinity' ? Infinity : value;
}
