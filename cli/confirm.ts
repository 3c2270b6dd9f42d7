import { createInterface } from 'node:readline/promises';
import type { Surroundings } from './command.js';

/** Asks a person; where nobody watches, the answer is no. */
export async function confirm(question: string, around: Surroundings): Promise<boolean> {
  if (!around.live) return false;
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^y(es)?$/i.test((await lines.question(`${question} [y/N] `)).trim());
  } finally {
    lines.close();
  }
}
