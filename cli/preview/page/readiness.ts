const settleMs = 120;

/** The page itself has to begin: nothing is drawn before its first board is laid out. */
export const start = 'start';
const pending = new Set<unknown>([start]);
let timer: ReturnType<typeof setTimeout> | undefined;

/** Work has begun: the page says `data-state="busy"` on its root. */
export function begin(key: unknown): void {
  pending.add(key);
  clearTimeout(timer);
  document.documentElement.dataset['state'] = 'busy';
}

/** Work is done. When none is left and nothing begins for a moment, the page says `data-state="drawn"`. */
export function end(key: unknown): void {
  pending.delete(key);
  clearTimeout(timer);
  if (pending.size > 0) return;
  timer = setTimeout(() => {
    requestAnimationFrame(() => {
      if (pending.size === 0) document.documentElement.dataset['state'] = 'drawn';
    });
  }, settleMs);
}
