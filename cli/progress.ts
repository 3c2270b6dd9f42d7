import type { Surroundings } from './command.js';
import { visible } from './visible.js';

/** A bar that is redrawn while a person watches; nothing in a log. */
export function progressBar(around: Surroundings, words: string) {
  let last = 0;
  const draw = around.redraw ?? around.err;
  return {
    show(done: number, detail: string): void {
      if (!around.live || (Date.now() - last < 100 && done < 1)) return;
      last = Date.now();
      const filled = Math.round(done * 30);
      const bar = `${'█'.repeat(filled)}${'░'.repeat(30 - filled)}`;
      draw(`\r${words} ${bar} ${String(Math.floor(done * 100)).padStart(3)} %  ${visible(detail)}\u001b[K`);
    },
    end(): void {
      if (around.live) draw('\r\u001b[K');
    },
  };
}
