import type { DoorAct, DoorAnswer } from '../../contract/door.ts';
import { Away, Refused, talk } from './talk.ts';

/** As much as one request takes. */
const BATCH = 50;
const PAUSE = 3_000;

export interface QueueState {
  waiting: number;
  reachable: boolean;
  /** Why the server takes nothing of it: the desk was closed, or who stands here is not known any more. */
  refused: Refused | null;
}

/**
 * Everything done at this desk goes through here: kept on the device before it is sent, sent in the order it
 * happened, and let go only when the server has answered it. Sent twice it is harmless, so what is in doubt is
 * sent again.
 */
export class Queue {
  readonly #token: string;
  readonly #key: string;
  readonly #onAnswer: (act: DoorAct, answer: DoorAnswer) => void;
  #acts: DoorAct[];
  #state: QueueState;
  #sending = false;
  #again: ReturnType<typeof setTimeout> | undefined;
  readonly #listeners = new Set<() => void>();

  constructor(token: string, onAnswer: (act: DoorAct, answer: DoorAnswer) => void) {
    this.#token = token;
    this.#key = `guiju.door.queue.${token.slice(-12)}`;
    this.#onAnswer = onAnswer;
    this.#acts = JSON.parse(localStorage.getItem(this.#key) ?? '[]') as DoorAct[];
    this.#state = { waiting: this.#acts.length, reachable: true, refused: null };
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  readonly state = (): QueueState => this.#state;

  add(act: DoorAct): void {
    this.#acts = [...this.#acts, act];
    this.#keep();
    void this.send();
  }

  /** What the presence call found out about the network counts too. */
  reached(reachable: boolean): void {
    this.#say({ reachable });
    if (reachable && this.#acts.length > 0) void this.send();
  }

  async send(): Promise<void> {
    if (this.#sending || this.#acts.length === 0) return;
    this.#sending = true;
    clearTimeout(this.#again);
    try {
      while (this.#acts.length > 0) await this.#sendBatch();
    } catch (error) {
      if (error instanceof Refused) this.#say({ reachable: true, refused: error });
      else if (error instanceof Away) this.#say({ reachable: false });
      else throw error;
      this.#again = setTimeout(() => void this.send(), PAUSE);
    } finally {
      this.#sending = false;
    }
  }

  async #sendBatch(): Promise<void> {
    const batch = this.#acts.slice(0, BATCH);
    const waiting = this.#acts.length - batch.length;
    const { answers } = await talk<{ answers: DoorAnswer[] }>(this.#token, 'POST', '/api/door/acts', {
      acts: batch,
      waiting,
    });
    const answered = new Set(answers.map(({ id }) => id));
    this.#acts = this.#acts.filter(({ id }) => !answered.has(id));
    this.#keep();
    this.#say({ reachable: true, refused: null });
    for (const answer of answers) {
      const act = batch.find(({ id }) => id === answer.id);
      if (act) this.#onAnswer(act, answer);
    }
  }

  #keep(): void {
    localStorage.setItem(this.#key, JSON.stringify(this.#acts));
    this.#say({});
  }

  #say(change: Partial<QueueState>): void {
    this.#state = { ...this.#state, ...change, waiting: this.#acts.length };
    for (const listener of this.#listeners) listener();
  }
}
