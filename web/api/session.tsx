import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext } from 'react';
import type { Me } from '../../contract/identity.ts';
import { api, Refused, Unreachable } from './client.ts';

const remembered = 'guiju.me';

/** A phone that starts underground still knows whose list it holds. */
function lastKnown(): Me | null {
  const kept = localStorage.getItem(remembered);
  return kept ? (JSON.parse(kept) as Me) : null;
}

async function askWhoIAm(): Promise<Me | null> {
  try {
    const me = await api.get<Me>('/api/me');
    localStorage.setItem(remembered, JSON.stringify(me));
    return me;
  } catch (error) {
    if (error instanceof Refused && error.status === 401) {
      localStorage.removeItem(remembered);
      return null;
    }
    if (error instanceof Unreachable) return lastKnown() ?? raise(error);
    throw error;
  }
}

function raise(error: Error): never {
  throw error;
}

export const meKey = ['me'] as const;

/** `null`: nobody is signed in. */
export function useMe() {
  return useQuery({ queryKey: meKey, queryFn: askWhoIAm, staleTime: 5 * 60_000, networkMode: 'always' });
}

const SignedIn = createContext<Me | null>(null);

export function SessionProvider({ me, children }: { me: Me; children: ReactNode }) {
  return <SignedIn value={me}>{children}</SignedIn>;
}

export type Session = Me & { can: (verb: string) => boolean };

export function useSession(): Session {
  const me = useContext(SignedIn);
  if (!me) throw new Error('a screen that needs a session was opened without one');
  return { ...me, can: (verb) => me.may.includes(verb) };
}

type Farewell = () => Promise<void>;
const farewells: Farewell[] = [];

/** A feature that keeps something on the device says here how to take it away when its owner signs out. */
export function onSignOut(clear: Farewell): void {
  farewells.push(clear);
}

export function useSignOut(): () => Promise<void> {
  const queries = useQueryClient();
  return async () => {
    await api.delete('/api/session');
    localStorage.removeItem(remembered);
    for (const clear of farewells) await clear();
    queries.clear();
    location.assign('/sign-in');
  };
}
