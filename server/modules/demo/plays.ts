import { setTimeout as wait } from 'node:timers/promises';
import type { PlayState } from '../../../contract/demo.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database.ts';
import { Refusal } from '../../platform/refusal.ts';
import { isDemo } from './expect-demo.ts';
import { unendedSince } from './last-play.ts';
import { isStageTaken, playOnce, running } from './play-once.ts';
import type { Play } from './stage.ts';

interface Parts {
  db: Database;
  url: string;
  clock: Clock;
  /** Null in a Guiju that was installed without its tests. */
  play: Play | null;
  /** Milliseconds between two lines. */
  pace: number;
}

const nothing = { lines: [], end: null };

/** The plays of this server, one at a time; the last one stays to be read until the next. */
export class Plays {
  readonly #parts: Parts;
  #state: PlayState = { state: 'ready', ...nothing };
  #stopping = new AbortController();
  #now: Promise<void> | null = null;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async state(): Promise<PlayState> {
    const { play, db } = this.#parts;
    if (play === null || !(await isDemo(db))) return { state: 'none', ...nothing };
    return this.#state.state === 'ready' ? this.#before() : this.#state;
  }

  /** Nothing was played by this process so far: what is known of the one before it, or of the command beside it. */
  async #before(): Promise<PlayState> {
    const { db } = this.#parts;
    if ((await unendedSince(db)) === null) return this.#state;
    return { state: (await isStageTaken(db)) ? 'elsewhere' : 'interrupted', ...nothing };
  }

  /**
   * Comes back when it has begun; it goes on by itself.
   *
   * @throws Refusal `play.none`, `play.not-demo`, `play.running`
   */
  async start(): Promise<void> {
    const { play } = this.#parts;
    if (play === null) throw none();
    if (this.#now) throw running();
    const { promise: begun, resolve, reject } = Promise.withResolvers<void>();
    this.#now = this.#tell(play, resolve)
      .catch(reject)
      .finally(() => {
        this.#now = null;
      });
    await begun;
  }

  /** The server ends: nothing of a play that runs is kept. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#now;
  }

  async #tell(play: Play, begun: () => void): Promise<void> {
    const { url, clock, pace } = this.#parts;
    const { signal } = this.#stopping;
    const begins = () => {
      this.#state = { state: 'running', lines: [], end: null };
      begun();
    };
    try {
      const end = await playOnce({
        url,
        clock,
        play,
        begins,
        tell: (line) => void this.#state.lines.push(line),
        pause: async () => void (await wait(pace, undefined, { signal })),
      });
      this.#state = { ...this.#state, state: 'done', end };
    } catch (error) {
      if (this.#state.state === 'running') this.#state = { ...this.#state, state: 'broken' };
      throw error;
    }
  }
}

const none = () =>
  new Refusal(
    'play.none',
    404,
    { zh: '这份规矩没有装演示', en: 'This Guiju was installed without its demo' },
    { mend: { zh: '从源码启动:npm start', en: 'Start it from its source: npm start' } },
  );
