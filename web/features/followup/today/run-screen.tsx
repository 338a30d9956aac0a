import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { TodayCard } from '../../../../contract/today.ts';
import { Page } from '../../../ui/page.tsx';
import { EmptyState, ErrorState, Loading } from '../../../ui/states.tsx';
import { useSay, useWords } from '../../../ui/words.ts';
import { RecordSheet } from '../record/record-sheet.tsx';
import { followupWords } from '../words.ts';
import { callableNow } from './callable.ts';
import style from './run.module.css';
import { TodayCard as CardView } from './today-card.tsx';
import { useTodayCards } from './today-query.ts';

/** 连着打: one person at a time; recording, 没接 or 跳过 brings the next. `?about=`: only the guests of one gathering. */
export function RunScreen() {
  const t = useWords(followupWords);
  const list = useTodayCards();
  const { about } = useSearch({ strict: false }) as { about?: string };
  const meant = (card: TodayCard) =>
    about === undefined || (card.record === 'confirm' && card.gathering?.ref === about);
  const { left, all, skip } = useRound(list.cards.filter((card) => callableNow(card) && meant(card)));
  if (list.isPending) return <Loading rows={6} />;
  if (list.isError) return <ErrorState error={list.error} again={() => void list.refetch()} />;
  const card = left[0];
  return (
    <Page
      title={t('runThrough')}
      note={card ? t('runOf', { i: all - left.length + 1, n: all }) : null}
      actions={<Leave />}
    >
      {card ? <Turn card={card} skip={() => skip(card.id)} /> : <Over any={all > 0} />}
    </Page>
  );
}

/** Who can be rung as it begins makes the round. Whose turn is over does not come back while their record is on its way. */
function useRound(callable: readonly TodayCard[]) {
  const [over, setOver] = useState<readonly string[]>([]);
  const [round, setRound] = useState<readonly string[] | null>(null);
  const ids = round ?? callable.map((card) => card.id);
  if (!round && ids.length > 0) setRound(ids);
  const ended = ids.filter((id) => !over.includes(id) && !callable.some((card) => card.id === id));
  if (ended.length > 0) setOver([...over, ...ended]);
  return {
    left: callable.filter((card) => ids.includes(card.id) && !over.includes(card.id)),
    all: ids.length,
    skip: (id: string) => setOver([...over, id]),
  };
}

function Leave() {
  const t = useWords(followupWords);
  return (
    <Link to={'/today' as string} className={style.leave}>
      {t('endRun')}
    </Link>
  );
}

function Turn({ card, skip }: { card: TodayCard; skip: () => void }) {
  const t = useWords(followupWords);
  const say = useSay();
  const navigate = useNavigate();
  const { record, about } = useSearch({ strict: false }) as { record?: string; about?: string };
  const close = () => void navigate({ to: '.', search: { about }, replace: true } as never);
  return (
    <>
      <ul className={style.turn}>
        <CardView key={card.id} card={card} asked />
      </ul>
      {card.subject.wishes.length > 0 ? (
        <ul className={style.wishes}>
          {card.subject.wishes.map((wish) => (
            <li key={wish.zh}>{say(wish)}</li>
          ))}
        </ul>
      ) : null}
      {card.script ? (
        <div className={style.script}>
          <h2>{t('script')}</h2>
          <p>{say(card.script)}</p>
        </div>
      ) : null}
      <Button size="large" block onClick={skip}>
        {t('skip')}
      </Button>
      {record === card.id ? <RecordSheet key={card.id} card={card} close={close} /> : null}
    </>
  );
}

function Over({ any }: { any: boolean }) {
  const t = useWords(followupWords);
  return (
    <EmptyState title={any ? t('runDone') : t('nobody')}>
      <Link to={'/today' as string}>{t('back')}</Link>
    </EmptyState>
  );
}
