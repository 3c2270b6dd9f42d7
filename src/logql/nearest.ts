/** The known word a person most likely meant, or nothing. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const small = word.toLowerCase().replaceAll('_', '');
  const ranked = known
    .map((name) => ({ name, away: distance(small, name.replaceAll('_', '')) }))
    .sort((a, b) => a.away - b.away);
  const best = ranked[0];
  return best && best.away <= Math.max(1, Math.floor(best.name.length / 4)) ? best.name : undefined;
}

/** How many letters to change, add, leave out or swap with the next to come from one word to the other. */
function distance(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 0; i < a.length; i++) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j++) {
      const swapped = i > 0 && j > 0 && a[i] === b[j - 1] && a[i - 1] === b[j];
      const near = Math.min(row[j + 1]! + 1, next[j]! + 1, row[j]! + Number(a[i] !== b[j]));
      next.push(swapped ? Math.min(near, before[j - 1]! + 1) : near);
    }
    [before, row] = [row, next];
  }
  return row.at(-1)!;
}
