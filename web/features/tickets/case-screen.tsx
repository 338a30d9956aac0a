import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { TicketPage } from '../../../contract/tickets.ts';
import { useSession } from '../../api/session.tsx';
import { useClock } from '../../ui/clock.tsx';
import { DueLabel } from '../../ui/due-label.tsx';
import { Tag, WhyMark } from '../../ui/marks.tsx';
import { Page, Section } from '../../ui/page.tsx';
import { ErrorState, Loading } from '../../ui/states.tsx';
import { sayMoment } from '../../ui/time.ts';
import { useYuan } from '../../ui/use-yuan.ts';
import { useLanguage, useNameOf, useSay, useWords } from '../../ui/words.ts';
import { type Act, ActSheet } from './act-sheet.tsx';
import { useClockName } from './clocks.tsx';
import { useTicket } from './queries.ts';
import { Steps } from './steps.tsx';
import { stateTone } from './ticket-list.tsx';
import style from './tickets.module.css';
import { ticketWords } from './words.ts';

/** One case: what was said, what runs out when, what was done, and the next step under the thumb. */
export function CaseScreen() {
  const { id } = useParams({ strict: false }) as { id: string };
  const ticket = useTicket(id);
  const [act, setAct] = useState<Act | null>(null);
  if (ticket.isPending) return <Loading rows={8} />;
  if (ticket.isError) return <ErrorState error={ticket.error} again={() => void ticket.refetch()} />;
  const page = ticket.data;
  return (
    <Page title={`${page.number} ${page.who}`} note={<Facts page={page} />} actions={<Actions page={page} />}>
      <Said page={page} />
      <NextActs acts={page.acts} choose={setAct} />
      <Running page={page} />
      <Steps page={page} />
      {act ? <ActSheet key={act} act={act} page={page} close={() => setAct(null)} /> : null}
    </Page>
  );
}

function Actions({ page }: { page: TicketPage }) {
  const t = useWords(ticketWords);
  const { can } = useSession();
  return (
    <>
      <Link to={'/tickets' as string}>{t('title')}</Link>
      {can('ticket.handle') ? <Link to={`/tickets/${page.id}/notice` as string}>{t('print')}</Link> : null}
    </>
  );
}

function Facts({ page }: { page: TicketPage }) {
  const t = useWords(ticketWords);
  const say = useSay();
  return (
    <span className={style.head}>
      <Tag>{t(page.ticketType)}</Tag>
      <Tag tone={stateTone[page.state]}>{t(page.state)}</Tag>
      {page.frozen ? <Tag tone="soon">{t('frozen')}</Tag> : null}
      <span>
        {t(page.matter)} · {page.level ? t('level', { post: say(page.level) }) : t('levelOpen')}
      </span>
    </span>
  );
}

function Said({ page }: { page: TicketPage }) {
  const t = useWords(ticketWords);
  const yuan = useYuan();
  const say = useSay();
  const language = useLanguage();
  const { zone, now } = useClock();
  const when = (at: string) => sayMoment(zone, Date.parse(at), now, language);
  return (
    <Section title={t('said')}>
      <div className={style.list}>
        <p className={`${style.line} ${style.lead}`}>{page.said}</p>
        <p className={`${style.line} ${style.quiet}`}>
          {page.customer?.open ? (
            <Link to={page.customer.open as string}>{page.customer.name}</Link>
          ) : (
            page.who
          )}
          <span>{page.phone}</span>
          {page.value ? <span>{t('valueIs', { amount: yuan(page.value) })}</span> : null}
          <span>{t('takenBy', { name: page.receivedBy.name, at: when(page.receivedAt) })}</span>
          {page.state === 'closed' ? null : (
            <span>
              {page.handedTo
                ? t('handedTo', { name: page.handedTo.name })
                : t('keeper', { name: page.keeper.name })}
            </span>
          )}
        </p>
        {page.replaced.map((one) => (
          <p key={one.at} className={style.line}>
            {t('replaced', { what: say(one.what), n: one.quantity })}
            {one.warrantyFrom ? <span>{t('warrantyFrom', { at: when(one.warrantyFrom) })}</span> : null}
          </p>
        ))}
      </div>
    </Section>
  );
}

function NextActs({ acts, choose }: { acts: TicketPage['acts']; choose: (act: Act) => void }) {
  const t = useWords(ticketWords);
  return (
    <div className={`${style.buttons} ${style.next}`}>
      {acts.map((act, i) => (
        <Button
          key={act}
          size="large"
          // What ended well is not to be opened again at a slip of the thumb
          type={i === 0 && act !== 'reopen' ? 'primary' : 'default'}
          onClick={() => choose(act)}
        >
          {t(`act.${act}`)}
        </Button>
      ))}
    </div>
  );
}

function Running({ page }: { page: TicketPage }) {
  const t = useWords(ticketWords);
  const called = useClockName();
  const name = useNameOf();
  return (
    <Section title={t('clocks')}>
      {page.clocks.length + page.ended.length === 0 ? <p className={style.quiet}>{t('noClocks')}</p> : null}
      <ul className={style.list}>
        {page.clocks.map((clock) => (
          <li key={clock.obligation} className={style.line}>
            <span className={style.grow}>
              {called(clock)} · {name(clock.holder)}
            </span>
            {clock.late ? <Tag tone="late">{t('lateMark')}</Tag> : null}
            {clock.dueAt ? <DueLabel dueAt={clock.dueAt} /> : null}
            <WhyMark obligation={clock.obligation} of={called(clock)} />
          </li>
        ))}
        {page.ended.map((clock) => (
          <li key={clock.obligation} className={style.line}>
            <span className={style.grow}>
              {called(clock)} · {name(clock.holder)}
            </span>
            <Ended clock={clock} />
            <WhyMark obligation={clock.obligation} of={called(clock)} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Ended({ clock }: { clock: TicketPage['ended'][number] }) {
  const t = useWords(ticketWords);
  if (clock.state !== 'discharged') return <Tag>{t('cancelled')}</Tag>;
  return <Tag tone={clock.late ? 'late' : 'done'}>{t(clock.late ? 'endedLate' : 'endedInTime')}</Tag>;
}
