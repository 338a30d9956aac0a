import type { PlayEnd, PlayLine } from '../../../contract/demo.ts';
import { type Clock, SettableClock } from '../../platform/clock.ts';
import { Database } from '../../platform/database.ts';
import { Refusal } from '../../platform/refusal.ts';
import { expectDemo } from './expect-demo.ts';
import { markBegun, markEnded } from './last-play.ts';
import { removePlay } from './remove-play.ts';
import type { Play } from './stage.ts';

interface Parts {
  url: string;
  /** The real one: the play ends where it stands. */
  clock: Clock;
  play: Play;
  /** Told once nothing stands in the way any more. */
  begins?: () => void;
  tell(line: PlayLine): void;
  pause(): Promise<void>;
}

/**
 * One play, from an empty stage. The lock is a connection's: whoever is killed gives it back, and the next play
 * begins clean.
 *
 * @throws Refusal `play.not-demo`, `play.running`
 */
export async function playOnce({ url, clock, play, begins, tell, pause }: Parts): Promise<PlayEnd> {
  const until = clock.now();
  const own = new SettableClock(until);
  const db = new Database({ url, clock: own, size: 3 });
  try {
    await expectDemo(db);
    const leave = await takeStage(db);
    try {
      begins?.();
      await markBegun(db);
      await removePlay(db);
      const end = await play({ db, clock: own, until, tell, pause });
      await markEnded(db);
      return end;
    } finally {
      leave();
    }
  } finally {
    await db.close();
  }
}

async function takeStage(db: Database): Promise<() => void> {
  const leave = await tryStage(db);
  if (leave) return leave;
  throw running();
}

/** Null while somebody plays, in whatever process. */
async function tryStage(db: Database): Promise<(() => void) | null> {
  const client = await db.pool.connect();
  client.on('error', () => {});
  const { rows } = await client.query(
    "SELECT pg_try_advisory_lock(hashtextextended('guiju/play', 0)) AS taken",
  );
  const leave = () => client.release(true);
  if (rows[0]?.taken) return leave;
  leave();
  return null;
}

export async function isStageTaken(db: Database): Promise<boolean> {
  const leave = await tryStage(db);
  leave?.();
  return leave === null;
}

export const running = () =>
  new Refusal(
    'play.running',
    409,
    { zh: '正在演,一次只演一场', en: 'One is being played already; there is one at a time' },
    { mend: { zh: '等它演完,最多一分钟', en: 'Wait for its end; it takes a minute at most' } },
  );
