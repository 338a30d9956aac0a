import type { PlayPart } from '../../../contract/demo.ts';
import type { Text } from '../../../kernel/index.ts';
import type { Transaction } from '../../../server/platform/database.ts';

/** One thing that happens in the play, and how it is told. */
export interface Scene {
  /** Days from the day of the event: -3 is three days before. */
  day: number;
  /** `09:00`, by the company's clock. */
  clock: string;
  part: PlayPart;
  /** Member who does it. */
  who: string;
  says: Text;
  /** It is tried, and a clause stands in the way. */
  refused?: true;
  does(tx: Transaction, when: When): Promise<unknown>;
}

/** Moments of the play, whatever day it is told on. */
export interface When {
  /** `when.at(0, '09:00')`: the event's own day. */
  at(day: number, clock: string): number;
  iso(day: number, clock: string): string;
  day(day: number): string;
}

const DAY = 86_400_000;

/** The event is held yesterday, so that what follows from it is owed today. */
export function whenOf(until: number): When {
  const today = Math.floor((until + 8 * 3_600_000) / DAY);
  const dayOf = (day: number) => new Date((today - 1 + day) * DAY).toISOString().slice(0, 10);
  const at = (day: number, clock: string) => Date.parse(`${dayOf(day)}T${clock}:00+08:00`);
  return { at, iso: (day, clock) => new Date(at(day, clock)).toISOString(), day: dayOf };
}

export const says = (zh: string, en: string): Text => ({ zh, en });

export const yuan = (n: number) => ({ amount: n.toFixed(2), currency: 'CNY' as const });
