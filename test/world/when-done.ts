import { afterAll, onTestFinished } from 'vitest';

/** Clears away when the test is over, or, where nothing is being tested yet, when the file is. */
export function whenDone(clear: () => Promise<void>): void {
  try {
    onTestFinished(clear);
  } catch {
    afterAll(clear);
  }
}
