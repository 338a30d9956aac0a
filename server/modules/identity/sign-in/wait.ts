const MINUTE = 60_000;
/** Mistakes older than this are forgotten. */
export const REMEMBERED_MILLIS = 60 * MINUTE;
/** Anyone may mistype a few times. */
const FREE = 5;
const LONGEST = 15 * MINUTE;

/**
 * How long to wait before the next try: nothing for the first mistakes, then one minute, doubling to fifteen. It
 * slows a guesser to a crawl and never shuts anybody out for good.
 *
 * @param failed instants of failed tries since the last success, oldest first
 */
export function waitBeforeNext(failed: readonly number[], now: number): number {
  const recent = failed.filter((at) => now - at < REMEMBERED_MILLIS);
  const last = recent.at(-1);
  if (last === undefined || recent.length < FREE) return 0;
  const wait = Math.min(LONGEST, MINUTE * 2 ** (recent.length - FREE));
  return Math.max(0, last + wait - now);
}
