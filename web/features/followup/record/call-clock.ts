import { serverNow } from '../../../api/server-time.ts';

/**
 * Start and length of a call, as well as a page can know them: from the tap on 拨打 until the page is seen
 * again. Kept in the tab, because some phones drop the page while the dialler is in front.
 */
interface Call {
  card: string;
  startedAt: number;
  endedAt: number | null;
  asked: boolean;
}

const place = 'guiju.call';

function read(): Call | null {
  const kept = sessionStorage.getItem(place);
  return kept ? (JSON.parse(kept) as Call) : null;
}

const write = (call: Call) => sessionStorage.setItem(place, JSON.stringify(call));

export function startCall(card: string, asked: boolean): void {
  write({ card, startedAt: serverNow(), endedAt: null, asked });
}

/** A return within a few seconds is the dialler asking, not the end of a call. */
const shortest = 3_000;

document.addEventListener('visibilitychange', () => {
  const call = read();
  if (document.visibilityState !== 'visible' || !call || call.endedAt) return;
  const now = serverNow();
  if (now - call.startedAt > shortest) write({ ...call, endedAt: now });
});

export interface CallSeen {
  startedAt: number;
  /** Null where the page was never covered, as on a desk. */
  seconds: number | null;
  asked: boolean;
}

export function callOf(card: string): CallSeen | null {
  const call = read();
  if (!call || call.card !== card) return null;
  const seconds = call.endedAt ? Math.round((call.endedAt - call.startedAt) / 1000) : null;
  return { startedAt: call.startedAt, seconds, asked: call.asked };
}

export const endCall = (): void => sessionStorage.removeItem(place);
