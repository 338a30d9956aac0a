import type { Fact, FactKind, Question, Value } from '../../kernel/index.ts';
import type { Transaction } from '../platform/database.ts';

/** Answers one question about many subjects at once. An id without an answer gets `null`. */
export type Answer = (tx: Transaction, ids: readonly string[]) => Promise<ReadonlyMap<string, Value | null>>;

/** What screens call the subjects a module keeps, and the screen that shows them. */
export type Names = (
  tx: Transaction,
  ids: readonly string[],
) => Promise<ReadonlyMap<string, { name: string; en?: string; open?: string | null }>>;

/**
 * What a module does to its own rows once another's fact is on record, in the same transaction: an invitation is
 * withdrawn because its guest does not want to be contacted. What follows for anybody's duties is a clause's to say.
 */
export type Hears = (tx: Transaction, fact: Fact) => Promise<void>;

/** What a module brings to the ledger: the kinds of fact it records and the answers it can give. */
export interface LedgerModule {
  name: string;
  kinds: readonly FactKind[];
  questions: readonly Question[];
  /** Keyed `kind.question`, for example `customer.owner`; `any.question` is asked by reference, `ticket:t1`. */
  answers: Readonly<Record<string, Answer>>;
  /** Keyed by subject kind, for example `customer`. */
  names?: Readonly<Record<string, Names>>;
  /** Used for the kinds of subject no module names: those packs bring along. */
  namesOtherwise?: Readonly<Record<string, Names>>;
  /**
   * The page on which people record a kind of fact, keyed by it: `/events/{event}?tab=inviting`, where `{event}` is the
   * one the duty is about or names.
   */
  places?: Readonly<Record<string, string>>;
  /** Keyed by kind of fact. */
  hears?: Readonly<Record<string, Hears>>;
}
