import { createHash } from 'node:crypto';

/**
 * The order in which a draw names the entries: by SHA-256 of seed, list hash and entry. Whoever has the three can
 * recompute it with any tool; nobody can choose a winner once list and seed are fixed by their hashes.
 */
export function drawOrder(seed: string, entries: readonly string[]): string[] {
  const list = listHash(entries);
  return entries
    .map((entry) => ({ entry, rank: sha256(`${seed}:${list}:${entry}`) }))
    .sort((a, b) => (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : 0))
    .map(({ entry }) => entry);
}

/** One entry a line, in the order of the list. */
export const listHash = (entries: readonly string[]): string => sha256(entries.join('\n'));

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
