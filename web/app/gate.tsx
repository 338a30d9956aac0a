import { useLocation, useMatches, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import { serverNow } from '../api/server-time.ts';
import { SessionProvider, useMe } from '../api/session.tsx';
import { openQueue } from '../features/followup/device/queue.ts';
import { ClockProvider } from '../ui/clock.tsx';
import { mayOpen } from '../ui/screen.ts';
import { ErrorState, Loading } from '../ui/states.tsx';
import { sayAs } from '../ui/words.ts';
import { NotYours } from './not-found.tsx';

/** Lets through who is signed in and may see this screen; tells the screens below who that is and what time it is. */
export function Gate({ children }: { children: ReactNode }) {
  const me = useMe();
  const session = me.data;
  useMemo(() => {
    if (session) sayAs({ customer: session.organisation.customerWord });
  }, [session]);
  if (me.isPending) return <Loading rows={8} />;
  if (me.isError) return <ErrorState error={me.error} again={() => void me.refetch()} />;
  if (!session) return <ToSignIn />;
  return (
    <SessionProvider me={session}>
      <ClockProvider zone={session.organisation.zone} read={serverNow}>
        <Allowed member={session.member.id} may={session.may}>
          {children}
        </Allowed>
      </ClockProvider>
    </SessionProvider>
  );
}

/** Goes once, and remembers the address it left from: while the sign-in page loads, the address is already its own. */
function ToSignIn() {
  const navigate = useNavigate();
  const { href } = useLocation();
  const from = useRef(href);
  useEffect(() => {
    void navigate({ to: '/sign-in' as string, search: { next: from.current } as never, replace: true });
  }, [navigate]);
  return <Loading rows={8} />;
}

function Allowed(props: { member: string; may: readonly string[]; children: ReactNode }) {
  const { member, may, children } = props;
  const screen = useMatches().at(-1)?.staticData.screen;
  const verbs = useMemo(() => new Set(may), [may]);
  useEffect(() => openQueue(member), [member]);
  if (screen && !mayOpen(screen, verbs)) return <NotYours />;
  return children;
}
