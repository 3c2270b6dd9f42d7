/** The known word a person most likely meant, or nothing. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const small = word.toLowerCase().replaceAll('_', '');
  const ranked = known
    .map((name) => ({ name, away: distance(small, name.replaceAll('_', '')) }))
    .sort((a, b) => a.away - b.away);
  const best = ranked[0];
  return best && best.away <= Math.max(1, Math.floor(best.name.length / 4)) ? best.name : undefined;
}

/** How many letters to change, add or leave out to come from one word to the other. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j++) {
      next.push(Math.min(row[j + 1]! + 1, next[j]! + 1, row[j]! + Number(letter !== b[j])));
    }
    row = next;
  }
  return row.at(-1)!;
}
