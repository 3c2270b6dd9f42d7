import { openSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'its folder is not there',
  ENOTDIR: 'its folder is a file',
  EACCES: 'its folder may not be written',
  EPERM: 'its folder may not be written',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
};

/**
 * A file under another name beside its own, until it is whole. What is no plain file, such as a pipe, is
 * written as it is.
 */
export class Draft {
  readonly handle: number;
  private readonly at: string;

  constructor(private readonly path: string) {
    const there = statSync(path, { throwIfNoEntry: false });
    if (there?.isDirectory()) throw new Error(`${path} cannot be written: it is a folder`);
    const plain = there === undefined || there.isFile();
    this.at = plain ? join(dirname(path), `.${basename(path)}.${process.pid}.part`) : path;
    this.handle = this.open();
  }

  private open(): number {
    try {
      return openSync(this.at, 'w');
    } catch (error) {
      return this.fail(error);
    }
  }

  /** Says which file it is about, by the name a person gave it. */
  readonly fail = (error: unknown): never => {
    const { code, message } = error as NodeJS.ErrnoException;
    const why = (code !== undefined && reasons[code]) || message;
    throw new Error(`${this.path} cannot be written: ${why}`, { cause: error });
  };

  keep(): void {
    if (this.at !== this.path) renameSync(this.at, this.path);
  }

  drop(): void {
    if (this.at !== this.path) rmSync(this.at, { force: true });
  }
}
