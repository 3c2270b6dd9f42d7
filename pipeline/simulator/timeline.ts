/** A queue that gives the earliest item first; of two at one moment, the one that came first. */
export class Timeline<T> {
  private readonly items: { at: number; order: number; value: T }[] = [];
  private order = 0;

  get size(): number {
    return this.items.length;
  }

  push(at: number, value: T): void {
    const { items } = this;
    const item = { at, order: this.order++, value };
    let index = items.length;
    items.push(item);
    while (index > 0) {
      const above = (index - 1) >> 1;
      if (!before(item, items[above]!)) break;
      items[index] = items[above]!;
      index = above;
    }
    items[index] = item;
  }

  pop(): { readonly at: number; readonly value: T } | undefined {
    const { items } = this;
    const first = items[0];
    const last = items.pop();
    if (first === undefined || last === undefined || items.length === 0) return first;
    let index = 0;
    for (;;) {
      let below = 2 * index + 1;
      if (below >= items.length) break;
      if (below + 1 < items.length && before(items[below + 1]!, items[below]!)) below += 1;
      if (!before(items[below]!, last)) break;
      items[index] = items[below]!;
      index = below;
    }
    items[index] = last;
    return first;
  }
}

type Place = { readonly at: number; readonly order: number };

const before = (a: Place, b: Place) => a.at < b.at || (a.at === b.at && a.order < b.order);
