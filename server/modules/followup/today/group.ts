import { refKind } from '../../../../kernel/index.ts';
import type { Listed, Owed } from './open-obligations.ts';

/** Nouns that one talk with the customer discharges together. */
const BY_CONTACT = new Set(['call-back', 'promise', 'apology', 'ring-back']);
/** Done by ringing somebody up: 敲定 is a call, too, and one of its own. */
const BY_CALL = new Set([...BY_CONTACT, 'confirm']);

const isContact = ({ noun, subject }: Owed): boolean =>
  BY_CONTACT.has(noun) && refKind(subject) === 'customer';
export const isCall = ({ noun, subject }: Owed): boolean =>
  BY_CALL.has(noun) && refKind(subject) === 'customer';

export interface Group {
  id: string;
  duties: readonly Listed[];
}

/**
 * Duties that one act can discharge stand on one card: a call and promises to one customer, and everything that
 * lapsed below somebody. The rows stay apart, and each is checked against its own evidence. Two calls of one
 * series are two calls: the one due first is on the card, the other on its own.
 *
 * @param owed due first
 */
export function group(owed: readonly Listed[], now: number): Group[] {
  const groups = new Map<string, Listed[]>();
  for (const one of owed) {
    const key = keyOf(one, now);
    const twice = groups.get(key)?.some((other) => isLike(one, other));
    groups.set(twice ? one.id : key, twice ? [one] : [...(groups.get(key) ?? []), one]);
  }
  return [...groups].map(([id, duties]) => ({ id, duties }));
}

const isLike = (a: Owed, b: Owed): boolean =>
  a.noun !== 'hear-of-lapse' && a.noun === b.noun && a.holder === b.holder;

function keyOf(one: Owed, now: number): string {
  if (one.noun === 'hear-of-lapse') return 'lapses';
  // A call that would not count yet is no part of today's talk
  if (isContact(one) && one.countsFrom <= now) return `contact/${one.subject}`;
  return one.id;
}

export const earliest = (times: readonly (number | null)[]): number | null =>
  times.reduce<number | null>(
    (first, at) => (at !== null && (first === null || at < first) ? at : first),
    null,
  );
