import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream/promises';
import { PassThrough } from 'node:stream';
import { createGunzip, createGzip } from 'node:zlib';
import { Draft } from './draft.js';

const piece = 1 << 20;

/** A file of lines, packed where its name ends in `.gz`. It bears its name only once it is whole. */
export class LineFile {
  private readonly head = new PassThrough({ highWaterMark: 4 * piece });
  private readonly draft: Draft;
  private readonly done: Promise<void>;
  private held: string[] = [];
  private heldLength = 0;
  /** True while the disk is behind: `ready` waits for it. */
  full = false;
  /** Characters written so far, before packing. */
  length = 0;

  constructor(readonly path: string) {
    this.draft = new Draft(path);
    const file = createWriteStream('', { fd: this.draft.handle });
    const { head } = this;
    this.done = path.endsWith('.gz')
      ? pipeline(head, createGzip({ level: 1, chunkSize: piece }), file)
      : pipeline(head, file);
    this.done.catch(() => undefined);
  }

  write(line: string): void {
    this.held.push(line);
    this.heldLength += line.length + 1;
    this.length += line.length + 1;
    if (this.heldLength >= piece) this.push();
  }

  /** Waits until the disk has caught up; a writer that never calls this fills the memory. */
  async ready(): Promise<void> {
    if (!this.full) return;
    await Promise.race([once(this.head, 'drain'), this.done]).catch(this.draft.fail);
    this.full = false;
  }

  async close(): Promise<void> {
    this.push();
    this.head.end();
    await this.done.catch(this.draft.fail);
    this.draft.keep();
  }

  /** Leaves nothing behind. */
  async discard(): Promise<void> {
    this.head.destroy();
    await this.done.catch(() => undefined);
    this.draft.drop();
  }

  private push(): void {
    if (this.held.length === 0) return;
    this.held.push('');
    this.full = !this.head.write(this.held.join('\n'));
    this.held = [];
    this.heldLength = 0;
  }
}

/** The lines of a file, unpacked where its name ends in `.gz`. */
export async function* readLines(path: string): AsyncGenerator<string> {
  const file = createReadStream(path, { highWaterMark: piece });
  const input = path.endsWith('.gz') ? file.pipe(createGunzip()) : file;
  if (input !== file) file.on('error', (error) => input.destroy(error));
  yield* createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
}
