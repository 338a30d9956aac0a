import type { Instant } from '../../../kernel/index.ts';

/** What falls due when, in order. Most things fall due at the end of a day, so there are few instants to keep. */
export class FallingDue {
  private readonly at = new Map<Instant, string[]>();
  private readonly instants: Instant[] = [];

  add(due: Instant, id: string): void {
    const there = this.at.get(due);
    if (there) {
      there.push(id);
      return;
    }
    this.at.set(due, [id]);
    this.instants.splice(this.placeOf(due), 0, due);
  }

  /** The ids due first, if they are due by then; each is given once. */
  next(until: Instant): readonly string[] | null {
    const [first] = this.instants;
    if (first === undefined || first > until) return null;
    this.instants.shift();
    const ids = this.at.get(first) ?? [];
    this.at.delete(first);
    return ids.sort();
  }

  private placeOf(due: Instant): number {
    let [low, high] = [0, this.instants.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.instants[middle] as Instant) < due) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
