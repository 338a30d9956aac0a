import type { PlayEnd, PlayLine } from '../../../contract/demo.ts';
import type { SettableClock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database.ts';

/** What a play is given: a clock of its own, and somebody to tell. */
export interface Stage {
  db: Database;
  clock: SettableClock;
  /** The moment at which it ends: now. Nothing in it lies ahead of the real clock. */
  until: number;
  tell(line: PlayLine): void;
  /** Between two lines, as long as a person takes to read one. */
  pause(): Promise<void>;
}

/** Tells one event in a company founded for it. Handed in: the telling is no part of an installation without tests. */
export type Play = (stage: Stage) => Promise<PlayEnd>;
