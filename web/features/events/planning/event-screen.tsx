import { Link, useParams, useSearch } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import type { EventPage } from '../../../../contract/events.ts';
import { useSession } from '../../../api/session.tsx';
import { useClock } from '../../../ui/clock.tsx';
import { Tag } from '../../../ui/marks.tsx';
import { Page } from '../../../ui/page.tsx';
import { ErrorState, Loading } from '../../../ui/states.tsx';
import { sayMoment } from '../../../ui/time.ts';
import { useLanguage, useWords } from '../../../ui/words.ts';
import style from '../events.module.css';
import { HallTab } from '../hall/hall-tab.tsx';
import { InvitingTab } from '../inviting/inviting-tab.tsx';
import { SummaryTab } from '../summary/summary-tab.tsx';
import { EventActions } from './event-actions.tsx';
import { toneOf } from './events-screen.tsx';
import { PreparationTab } from './preparation-tab.tsx';
import { useEvent } from './queries.ts';
import { planningWords } from './words.ts';

type Tab = 'preparation' | 'inviting' | 'onTheDay' | 'summary';

interface TabOf {
  tab: Tab;
  needs: string;
  show: ComponentType<{ event: EventPage }>;
}

const TABS: readonly TabOf[] = [
  { tab: 'preparation', needs: 'event.read', show: PreparationTab },
  { tab: 'inviting', needs: 'invitation.read', show: InvitingTab },
  { tab: 'onTheDay', needs: 'hall.read', show: HallTab },
  { tab: 'summary', needs: 'event.learn', show: SummaryTab },
];

/** Opens on the one that is live. */
const liveTab: Record<EventPage['state'], Tab> = {
  planned: 'preparation',
  open: 'onTheDay',
  running: 'onTheDay',
  ended: 'summary',
  reported: 'summary',
  cancelled: 'preparation',
};

/** One gathering, from its preparation to its summary. */
export function EventScreen() {
  const { id } = useParams({ strict: false }) as { id: string };
  const event = useEvent(id);
  if (event.isPending) return <Loading rows={10} />;
  if (event.isError) return <ErrorState error={event.error} again={() => void event.refetch()} />;
  return <Shown event={event.data} />;
}

function Shown({ event }: { event: EventPage }) {
  const t = useWords(planningWords);
  const language = useLanguage();
  const { zone, now } = useClock();
  const { can } = useSession();
  const search = useSearch({ strict: false }) as { tab?: Tab };
  const tabs = TABS.filter(({ needs }) => can(needs));
  const here = tabs.find(({ tab }) => tab === (search.tab ?? liveTab[event.state])) ?? tabs[0];
  const Tabbed = here?.show;
  return (
    <Page
      wide
      title={event.name}
      note={
        <>
          <Tag tone={toneOf[event.state]}>{t(event.state)}</Tag>{' '}
          {sayMoment(zone, Date.parse(event.startsAt), now, language)} · {event.hall}
        </>
      }
      actions={<EventActions event={event} />}
    >
      <nav className={`${style.tabs} gj-no-print`} aria-label={event.name}>
        {tabs.map(({ tab }) => (
          <Link
            key={tab}
            to={`/events/${event.id}` as string}
            search={{ tab } as never}
            className={style.tab}
            data-here={tab === here?.tab ? true : undefined}
            aria-current={tab === here?.tab ? 'page' : undefined}
          >
            {t(tab)}
          </Link>
        ))}
      </nav>
      {Tabbed ? <Tabbed event={event} /> : null}
    </Page>
  );
}
