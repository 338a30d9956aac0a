import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Draw } from '../../../../contract/hall.ts';

const hash = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)));

/**
 * The draw computed again on the reader's own device, from what was published: does the list fit its fingerprint,
 * the seed its own, and do the winners follow in order? Null when everything agrees; otherwise what does not.
 */
export function checkDraw(draw: Draw): 'list' | 'seed' | 'order' | null {
  if (hash(draw.entries.join('\n')) !== draw.listHash) return 'list';
  if (draw.seed === null || hash(draw.seed) !== draw.seedHash) return 'seed';
  const order = draw.entries
    .map((entry) => ({ entry, rank: hash(`${draw.seed}:${draw.listHash}:${entry}`) }))
    .sort((a, b) => (a.rank < b.rank ? -1 : 1));
  return draw.results.every(({ code }, i) => order[i]?.entry === code) ? null : 'order';
}
