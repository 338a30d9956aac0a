import type { Instant, Ref, Text } from '../../../../kernel/index.ts';
import type { Transaction } from '../../../platform/database.ts';

/** One thing in a member's hands. */
export interface Held {
  ref: Ref;
  title: Text;
  dueAt?: Instant | null;
  /** Goes where this other thing goes, as a call goes with its customer. */
  with?: Ref | null;
  /** Whom the written rules propose, and why; the manager confirms. */
  proposed?: { to: string; because: Text } | null;
  /** A duty of the leaving itself: not offered to heirs, it passes to the line manager at the hour. */
  ofLeaving?: boolean;
}

export interface Moved {
  ref: Ref;
  /** Member id. */
  to: string;
}

/**
 * A part of the house that keeps things in members' names: customers they are responsible for, files they hold.
 * The composition root hands the parties in, so that leaving knows no other module.
 */
export interface HandoverParty {
  what: 'files' | 'customers' | 'tickets' | 'obligations';
  /** Paper: it has moved when it is in the other's hands. The hour of leaving does not move it. */
  byHand: boolean;
  held(tx: Transaction, member: string): Promise<readonly Held[]>;
  /** Moves these, with the facts that belong to it. Gives the refs that did move; moving twice is harmless. */
  move(tx: Transaction, from: string, moves: readonly Moved[], by: Ref): Promise<readonly Ref[]>;
}
