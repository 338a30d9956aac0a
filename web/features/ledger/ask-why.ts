import type { Why } from '../../../contract/ledger.ts';
import { api, Unreachable } from '../../api/client.ts';
import { serverNow } from '../../api/server-time.ts';
import { onSignOut } from '../../api/session.tsx';
import { type KnownWhy, knownWhy } from '../../ui/known-why.ts';

interface Kept {
  id: string;
  why: Why;
  at: number;
}

/** The server's answer; or, without a network, the answer as it was last seen here, or what the list itself says. */
export type Asked = { why: Why; seenAt: number | null } | { known: KnownWhy };

const remembered = 'guiju.why';
/** As many as somebody looks at in a day or two. */
const most = 40;

export async function askWhy(id: string, signal: AbortSignal): Promise<Asked> {
  try {
    const why = await api.get<Why>(`/api/obligations/${encodeURIComponent(id)}/why`, signal);
    keep({ id, why, at: serverNow() });
    return { why, seenAt: null };
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error;
    const kept = keptHere().find((one) => one.id === id);
    if (kept) return { why: kept.why, seenAt: kept.at };
    const known = await knownWhy(id);
    if (!known) throw error;
    return { known };
  }
}

const keptHere = (): Kept[] => JSON.parse(localStorage.getItem(remembered) ?? '[]');

function keep(fresh: Kept): void {
  const others = keptHere().filter(({ id }) => id !== fresh.id);
  try {
    localStorage.setItem(remembered, JSON.stringify([fresh, ...others].slice(0, most)));
  } catch {
    // A full device shows less without a network, and nothing else
  }
}

/** It names customers: it does not stay behind on the phone. */
onSignOut(async () => localStorage.removeItem(remembered));
