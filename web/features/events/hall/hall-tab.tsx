import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { EventPage } from '../../../../contract/events.ts';
import type { HallPage } from '../../../../contract/hall.ts';
import { api } from '../../../api/client.ts';
import { newId } from '../../../api/new-id.ts';
import { useSession } from '../../../api/session.tsx';
import { useClock } from '../../../ui/clock.tsx';
import { listed } from '../../../ui/listed.ts';
import { NumberLink, Tag } from '../../../ui/marks.tsx';
import { Section } from '../../../ui/page.tsx';
import { ErrorState, Loading } from '../../../ui/states.tsx';
import { momentIn } from '../../../ui/time.ts';
import { useLanguage, useWords } from '../../../ui/words.ts';
import style from '../events.module.css';
import { useEventWrite } from '../planning/queries.ts';
import { postNames } from '../planning/words.ts';
import { Draws } from './draws.tsx';
import { Incidents } from './incidents.tsx';
import { Lunch } from './lunch.tsx';
import { useHall } from './queries.ts';
import { RunningOrder } from './running-order.tsx';
import { hallWords } from './words.ts';

/** 现场: who is here, what runs and what comes, whom nobody has spoken with. */
export function HallTab({ event }: { event: EventPage }) {
  const live = event.state === 'open' || event.state === 'running';
  const hall = useHall(event.id, live);
  if (hall.isPending) return <Loading rows={10} />;
  if (hall.isError) return <ErrorState error={hall.error} again={() => void hall.refetch()} />;
  const page = hall.data;
  return (
    <>
      <Present page={page} />
      <div className={style.two}>
        <div>
          <RunningOrder page={page} />
          <Neglected page={page} />
        </div>
        <div>
          <Staff page={page} />
          <Lunch page={page} />
          <Draws page={page} />
          <Incidents page={page} />
        </div>
      </div>
    </>
  );
}

function Present({ page }: { page: HallPage }) {
  const t = useWords(hallWords);
  const { can } = useSession();
  const { zone } = useClock();
  return (
    <Section
      title={t('here')}
      note={t('asOf', { at: momentIn(zone, Date.parse(page.asOf)).clock })}
      actions={
        <>
          {can('hall.attend') ? <Link to={`/events/${page.event}/bus` as string}>{t('bus')}</Link> : null}
          {can('hall.attend') ? <Link to={`/events/${page.event}/exit` as string}>{t('exit')}</Link> : null}
          {can('file.make') || can('invitation.arrange') ? (
            <Link to={`/events/${page.event}/evening` as string}>{t('evening')}</Link>
          ) : null}
          <Link to={`/events/${page.event}/screen` as string} target="_blank">
            {t('bigScreen')}
          </Link>
        </>
      }
    >
      <div className={style.figures}>
        <NumberLink label={t('here')} value={page.arrived} />
        <NumberLink label={t('walkIns')} value={page.walkIns} />
        {page.onTheWay > 0 ? <NumberLink label={t('onTheWay')} value={page.onTheWay} /> : null}
        <span className={`${style.quiet} ${style.aside}`}>{t('invitedOf', { n: page.invited })}</span>
      </div>
    </Section>
  );
}

function Neglected({ page }: { page: HallPage }) {
  const t = useWords(hallWords);
  const { can } = useSession();
  const speak = useEventWrite(page.event, (guest: string) =>
    api.post(`/api/events/${page.event}/words`, { id: newId(), guest }),
  );
  if (page.openedAt === null) return null;
  return (
    <Section title={t('neglected')} count={page.neglected.length} note={t('neglectedNote')}>
      {page.neglected.length === 0 ? <Tag tone="done">{t('nobodyNeglected')}</Tag> : null}
      <ul>
        {page.neglected.map((one) => (
          <li key={one.guest} className={style.line}>
            <span className={style.grow}>
              {one.name}{' '}
              <span className={style.quiet}>
                {[one.seat ? t('seat', { seat: one.seat }) : '', one.inviter?.name ?? '']
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </span>
            {can('hall.attend') ? (
              <Button
                aria-label={t('spokeOf', { name: one.name })}
                loading={speak.isPending && speak.variables === one.guest}
                onClick={() => speak.mutate(one.guest)}
              >
                {t('spoke')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Staff({ page }: { page: HallPage }) {
  const t = useWords(hallWords);
  const language = useLanguage();
  const post = useWords(postNames);
  const { zone } = useClock();
  const { can, member } = useSession();
  const report = useEventWrite(page.event, (who: string) =>
    api.post(`/api/events/${page.event}/reports-in`, { id: newId(), member: who, neat: true }),
  );
  if (page.staff.length === 0) return null;
  return (
    <Section title={t('staff')} count={page.staff.length}>
      <ul>
        {page.staff.map((one) => (
          <li key={one.member.id} className={style.line}>
            <span className={style.grow}>
              {one.member.name}{' '}
              <span className={style.quiet}>
                {listed(
                  language,
                  one.post.split(',').map((code) => post(code as Parameters<typeof post>[0])),
                )}
              </span>
            </span>
            {one.reportedAt ? (
              <Tag tone={one.lateMinutes ? 'late' : 'done'}>
                {t('reportedAt', { at: momentIn(zone, Date.parse(one.reportedAt)).clock })}
                {one.lateMinutes ? ` · ${t('lateBy', { n: one.lateMinutes })}` : ''}
              </Tag>
            ) : can('hall.run') || one.member.id === member.id ? (
              <Button
                aria-label={
                  one.member.id === member.id ? undefined : t('reportOf', { name: one.member.name })
                }
                onClick={() => report.mutate(one.member.id)}
              >
                {one.member.id === member.id ? t('reportMe') : t('report')}
              </Button>
            ) : (
              <span className={style.quiet}>{t('notYet')}</span>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
