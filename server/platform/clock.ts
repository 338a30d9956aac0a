/** Milliseconds since the epoch, UTC. */
type Instant = number;

/** Where "now" comes from. Nothing reads the machine's time but through one of these. */
export interface Clock {
  now(): Instant;
}

export const realClock: Clock = { now: () => Date.now() };

/** A clock that stands still until it is moved: tests and the demo's history are told with it. */
export class SettableClock implements Clock {
  #at: Instant;

  constructor(at: Instant | string) {
    this.#at = instant(at);
  }

  now(): Instant {
    return this.#at;
  }

  set(at: Instant | string): void {
    this.#at = instant(at);
  }

  /** Moves on by so many milliseconds. */
  pass(millis: number): void {
    this.#at += millis;
  }
}

function instant(at: Instant | string): Instant {
  const millis = typeof at === 'string' ? Date.parse(at) : at;
  if (!Number.isFinite(millis)) throw new Error(`Not a moment: ${at}`);
  return millis;
}
