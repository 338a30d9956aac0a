import type { Award } from '../../../../contract/owing.ts';

/** One matter in the book: the entry that stands, those it came from (latest first), and the appeal, wherever it was lodged. */
export interface Chain {
  head: Award;
  earlier: readonly Award[];
  appeal: Award['appeal'];
}

/** Every step of an award's life is an entry of its own that names the one before; people read it as one matter. */
export function chains(entries: readonly Award[]): Chain[] {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const mended = new Set(entries.map((entry) => entry.mends));
  return entries
    .filter(({ id }) => !mended.has(id))
    .map((head) => {
      const earlier: Award[] = [];
      for (let one = before(head); one && !earlier.includes(one); one = before(one)) earlier.push(one);
      return { head, earlier, appeal: [head, ...earlier].find(({ appeal }) => appeal)?.appeal ?? null };
    });

  function before(entry: Award): Award | undefined {
    return entry.mends === null ? undefined : byId.get(entry.mends);
  }
}
