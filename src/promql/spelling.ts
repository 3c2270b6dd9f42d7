/** The known word closest to a misspelt one, if any is close. */
export function closest(word: string, known: Iterable<string>): string | undefined {
  const plain = flatten(word);
  let best: string | undefined;
  let least = Math.max(2, Math.floor(word.length / 3)) + 1;
  for (const candidate of known) {
    const distance = edits(plain, flatten(candidate), least);
    if (distance < least) [best, least] = [candidate, distance];
  }
  return best;
}

/** Case and underscores are what people get wrong most, so they count nothing. */
function flatten(word: string): string {
  return word.toLowerCase().replaceAll('_', '');
}

function edits(left: string, right: string, most: number): number {
  if (Math.abs(left.length - right.length) >= most) return most;
  let row = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let i = 1; i <= left.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= right.length; j += 1) {
      const swap = row[j - 1]! + (left[i - 1] === right[j - 1] ? 0 : 1);
      next.push(Math.min(swap, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[right.length]!;
}
