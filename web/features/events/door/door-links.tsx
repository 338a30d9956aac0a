import { Link } from '@tanstack/react-router';
import { useSession } from '../../../api/session.tsx';
import { useWords } from '../../../ui/words.ts';
import { doorWords } from './words.ts';

/** From an event to its doors, as far as this person has anything to do there. */
export function DoorLinks({ event }: { event: string }) {
  const t = useWords(doorWords);
  const { can } = useSession();
  const to = (path: string) => `/events/${event}/${path}`;
  return (
    <>
      {can('door.see') ? <Link to={to('door')}>{t('doors')}</Link> : null}
      {can('seat.read') ? <Link to={to('seats')}>{t('seats')}</Link> : null}
      {can('pass.print') ? <Link to={to('passes')}>{t('passes')}</Link> : null}
      {can('walk-in.finish') && !can('door.see') ? <Link to={to('walk-ins')}>{t('walkIns')}</Link> : null}
    </>
  );
}
