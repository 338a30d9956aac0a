import { PhoneOutlined, PlusOutlined } from '@ant-design/icons';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import type { TodayCard as Card } from '../../../../contract/today.ts';
import { useSession } from '../../../api/session.tsx';
import { useClock } from '../../../ui/clock.tsx';
import { Page } from '../../../ui/page.tsx';
import { EmptyState, ErrorState, Loading } from '../../../ui/states.tsx';
import { momentIn, sayDay } from '../../../ui/time.ts';
import { useLanguage, useWords } from '../../../ui/words.ts';
import { QueuePanel } from '../device/queue-panel.tsx';
import { PromiseSheet } from '../promise/promise-sheet.tsx';
import { useCustomer } from '../promise/use-customer.ts';
import { VisitSheet } from '../promise/visit-sheet.tsx';
import { RecordSheet } from '../record/record-sheet.tsx';
import { followupWords } from '../words.ts';
import { callableNow } from './callable.ts';
import { EndedList } from './ended-list.tsx';
import { FilesToMake } from './files-to-make.tsx';
import style from './today.module.css';
import { TodayCounts } from './today-counts.tsx';
import { useTodayCards } from './today-query.ts';
import { TodaySection } from './today-section.tsx';

/** Everyone's home: what one owes, in the order to do it. */
export function TodayScreen() {
  const language = useLanguage();
  const { member, organisation } = useSession();
  const { zone, now } = useClock();
  const list = useTodayCards();
  const title = `${member.name} · ${sayDay(momentIn(zone, now), language)}`;
  if (list.isPending) return <Loading rows={10} />;
  return (
    <Page
      title={title}
      note={list.data ? <TodayCounts seen={list.data} cards={list.cards} /> : null}
      actions={organisation.demo ? <Watch /> : null}
    >
      {list.isError ? <ErrorState error={list.error} again={() => void list.refetch()} /> : null}
      <QueuePanel items={list.waiting} />
      <FilesToMake />
      <Lists cards={list.cards} known={list.data !== undefined} />
      {list.data ? <EndedList ended={list.data.today.ended} /> : null}
      <Actions callable={list.cards.some(callableNow)} />
      <Sheets cards={list.cards} />
    </Page>
  );
}

function Lists({ cards, known }: { cards: readonly Card[]; known: boolean }) {
  const t = useWords(followupWords);
  if (known && cards.length === 0) return <EmptyState title={t('nothing')}>{t('nothingMore')}</EmptyState>;
  const of = (section: Card['section']) => cards.filter((card) => card.section === section);
  return (
    <>
      <TodaySection id="overdue" title={t('overdue')} tone="late" cards={of('overdue')} />
      <TodaySection id="now" title={t('now')} tone="done" cards={of('now')} />
      <TodaySection id="today" title={t('laterToday')} tone="plain" cards={of('today')} />
      <TodaySection id="week" title={t('week')} tone="plain" cards={of('later')} folded />
    </>
  );
}

/** In a demo company only: how a whole event goes, before one looks around in it. */
function Watch() {
  const t = useWords(followupWords);
  return (
    <Link to={'/play' as string} className={style.watch}>
      {t('watch')}
    </Link>
  );
}

function Actions({ callable }: { callable: boolean }) {
  const t = useWords(followupWords);
  const navigate = useNavigate();
  const openPromise = () =>
    void navigate({
      to: '.',
      search: (now: Record<string, unknown>) => ({ ...now, promise: 'new' }),
    } as never);
  return (
    <div className={`${style.actions} gj-no-print`}>
      <Button icon={<PlusOutlined aria-hidden />} onClick={openPromise}>
        {t('addPromise')}
      </Button>
      {callable ? (
        <Link to={'/today/run' as string} className={style.run}>
          <PhoneOutlined aria-hidden /> {t('runThrough')}
        </Link>
      ) : null}
    </div>
  );
}

/** Sheets stand on the address (`?record=`, `?promise=`): the back gesture closes them, drafts stay. */
function Sheets({ cards }: { cards: readonly Card[] }) {
  const navigate = useNavigate();
  const open = useSearch({ strict: false }) as {
    record?: string;
    promise?: string;
    visit?: string;
  };
  const visited = useCustomer(open.visit);
  const close = () =>
    void navigate({
      to: '.',
      search: (now: Record<string, unknown>) => ({
        ...now,
        record: undefined,
        promise: undefined,
        with: undefined,
        visit: undefined,
        dialled: undefined,
      }),
      replace: true,
    } as never);
  const recorded = cards.find((card) => card.id === open.record);
  return (
    <>
      {recorded ? <RecordSheet key={recorded.id} card={recorded} close={close} /> : null}
      {open.promise ? (
        <PromiseSheet cards={cards} moving={cards.find((card) => card.id === open.promise)} close={close} />
      ) : null}
      {visited ? <VisitSheet key={visited.ref} who={visited} cards={cards} close={close} /> : null}
    </>
  );
}
