import { namesOf } from '../../ledger/index.ts';
import type { Transaction } from '../../platform/database.ts';
import { colleagues } from '../identity/index.ts';

export interface Representative {
  id: string;
  name: string;
  joinedOn: string;
  /** Has given notice: is given nothing more. */
  leaving: boolean;
}

/** Active members who may be made responsible for customers. */
export async function representatives(tx: Transaction): Promise<Representative[]> {
  const everyone = await colleagues(tx);
  return everyone
    .filter(({ posts }) => posts.includes('representative'))
    .map(({ id, name, joinedOn, leavesAt }) => ({ id, name, joinedOn, leaving: leavesAt !== null }));
}

export interface Person {
  id: string;
  name: string;
  en?: string;
}

/** What screens call these refs; a bare id is a member's. */
export async function personOf(tx: Transaction, refs: readonly (string | null)[]) {
  const full = (ref: string) => (ref.includes(':') ? ref : `member:${ref}`);
  const name = await namesOf(
    tx,
    refs.flatMap((ref) => (ref === null ? [] : [full(ref)])),
  );
  function shown(ref: string): Person;
  function shown(ref: string | null): Person | null;
  function shown(ref: string | null): Person | null {
    if (ref === null) return null;
    const id = full(ref);
    const { name: called, en } = name(id);
    return { id: id.slice(id.indexOf(':') + 1), name: called, ...(en && { en }) };
  }
  return shown;
}
