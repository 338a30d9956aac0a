import type { Instant, Ref } from './fact.ts';

/** 催办 rings and escalates · 清单 is ticked on one card · 提示 is shown at its moment and never owed. */
export type Strength = 'nag' | 'checklist' | 'hint';

/** Consent, refusal, caps, windows and freezes act on `selling` only (lawful.md 1). */
export type Purpose = 'selling' | 'service' | 'safety' | 'internal';

export type ObligationState = 'open' | 'discharged' | 'waived' | 'superseded';

/**
 * What someone owes by a time, citing its clause and version. Identity is `(fact, clause, n, subject, slot,
 * nth)`; the id is hashed from it, so opening twice is harmless. The holder is not part of it.
 */
export interface Obligation {
  id: string;
  org: string;
  fact: string;
  clause: string;
  n: number;
  subject: Ref;
  slot: string;
  nth: number;
  /** The obligation noun: `call-back`, `file`, `hand-in`, … */
  noun: string;
  strength: Strength;
  purpose: Purpose;
  /** A member, a post (`post:sales-manager`: visible to all its holders) or a party outside. */
  holder: Ref;
  /** Who claimed a post's obligation, until when. */
  claimedBy: Ref | null;
  claimedUntil: Instant | null;
  /** Other timelines, copied from the fact. */
  refs: Readonly<Record<string, Ref>>;
  /** Times are exclusive instants. Not shown before `opensAt`; done before `countsFrom` does not count. */
  opensAt: Instant;
  countsFrom: Instant;
  /** Where a grid of repeats counts from, so that months never drift. Absent: `opensAt`. */
  anchorAt?: Instant;
  targetAt: Instant | null;
  dueAt: Instant | null;
  state: ObligationState;
  /** The fact that ended it, and when that fact happened. */
  endedBy: string | null;
  endedAt: Instant | null;
  /** `obligation.lapsed` was recorded. Being late is a fact, not an end. */
  lapsed: boolean;
}

export type OpenObligation = Obligation & { state: 'open' };
