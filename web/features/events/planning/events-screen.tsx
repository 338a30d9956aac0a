import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import type { EventSummary } from '../../../../contract/events.ts';
import { useSession } from '../../../api/session.tsx';
import { useClock } from '../../../ui/clock.tsx';
import { Tag, type Tone } from '../../../ui/marks.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { EmptyState, ErrorState, Loading } from '../../../ui/states.tsx';
import { sayMoment } from '../../../ui/time.ts';
import { useLanguage, useWords } from '../../../ui/words.ts';
import style from '../events.module.css';
import { useEvents } from './queries.ts';
import { planningWords, typeWords } from './words.ts';

/** 活动: what is coming, and what was. */
export function EventsScreen() {
  const t = useWords(planningWords);
  const { can } = useSession();
  const navigate = useNavigate();
  const events = useEvents();
  const plan = can('event.plan') ? (
    <Button type="primary" onClick={() => void navigate({ to: '/events/new' as string })}>
      {t('planOne')}
    </Button>
  ) : null;
  return (
    <Page title={t('events')} actions={plan}>
      {events.isPending ? <Loading rows={6} /> : null}
      {events.isError ? <ErrorState error={events.error} again={() => void events.refetch()} /> : null}
      {events.data?.coming.length === 0 ? (
        <div className={style.list}>
          <EmptyState title={t('noneComing')}>{can('event.plan') ? t('noneComingNote') : null}</EmptyState>
        </div>
      ) : null}
      {events.data ? <Listed title={t('coming')} rows={events.data.coming} /> : null}
      {events.data ? <Listed title={t('past')} rows={events.data.past} /> : null}
    </Page>
  );
}

function Listed({ title, rows }: { title: string; rows: readonly EventSummary[] }) {
  if (rows.length === 0) return null;
  return (
    <Section title={title} count={rows.length}>
      <ul className={style.list}>
        {rows.map((event) => (
          <li key={event.id}>
            <EventCard event={event} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

export const toneOf: Record<EventSummary['state'], Tone> = {
  planned: 'plain',
  open: 'soon',
  running: 'indigo',
  ended: 'done',
  reported: 'done',
  cancelled: 'plain',
};

function EventCard({ event }: { event: EventSummary }) {
  const t = useWords(planningWords);
  const type = useWords(typeWords);
  const language = useLanguage();
  const { zone, now } = useClock();
  return (
    <Link to={`/events/${event.id}` as string} className={style.card}>
      <span className={style.cardHead}>
        <b>{event.name}</b>
        <Tag tone={toneOf[event.state]}>{t(event.state)}</Tag>
        <span className={style.quiet}>{type(event.type)}</span>
      </span>
      <span>
        {sayMoment(zone, Date.parse(event.startsAt), now, language)} · {event.hall}
      </span>
      <span className={style.quiet}>
        {t('facts', {
          invited: event.invited,
          confirmed: event.confirmed,
          reconfirmed: event.reconfirmed,
          arrived: event.arrived,
        })}
      </span>
    </Link>
  );
}
