import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import type { TodayCard } from '../../../../contract/today.ts';
import { GoLink } from '../../../ui/go-link.tsx';
import { useSay, useWords } from '../../../ui/words.ts';
import { promiseOn } from '../promise/promise.ts';
import { Dial } from '../record/dial.tsx';
import { useMissed } from '../record/missed.ts';
import { useRecord } from '../record/open-record.ts';
import { followupWords } from '../words.ts';
import { unclaimedOn, useClaim } from './claim.ts';
import { useConfirm } from './confirm.ts';
import style from './today.module.css';

/** Dial, no answer, record: each one tap. */
export function CardActions({ card }: { card: TodayCard }) {
  const t = useWords(followupWords);
  const missed = useMissed();
  const { name } = card.subject;
  const callable = card.call?.dial;
  return (
    <div className={style.buttons}>
      {callable ? <Dial card={card} /> : null}
      {callable ? (
        <Button
          aria-label={t('missedFor', { name })}
          loading={missed.isPending}
          onClick={() => missed.mutate(card)}
        >
          {t('missed')}
        </Button>
      ) : null}
      <RecordButton card={card} />
      <ClaimButton card={card} />
      {promiseOn(card) ? <MoveButton card={card} /> : null}
    </div>
  );
}

/** What a card is ended with: a record of the call, 敲定, a plain 完成, or its own screen. */
export function RecordButton({ card }: { card: TodayCard }) {
  const t = useWords(followupWords);
  const say = useSay();
  const record = useRecord();
  const label = card.record === 'plain' ? t('done') : t('record');
  const name = `${card.subject.name} ${say(card.title)}`;
  if (card.record === 'sheet' && card.sheet) {
    const { clause } = card.sheet;
    const obligation = card.duties[0]?.id ?? '';
    return (
      <GoLink
        to={`/sheets/${clause}?obligation=${encodeURIComponent(obligation)}`}
        className={style.go}
        label={t('fillFor', { name })}
      >
        {t('fill')}
      </GoLink>
    );
  }
  if (card.record === 'confirm') return <ConfirmButton card={card} />;
  if (card.record === 'elsewhere') {
    const to = card.place ?? card.subject.open;
    return to ? (
      <GoLink to={to} className={style.go} label={t('goFor', { name })}>
        {t('go')}
      </GoLink>
    ) : null;
  }
  return (
    <Button
      aria-label={t(card.record === 'plain' ? 'doneFor' : 'recordFor', { name })}
      type={card.record === 'plain' && !card.call?.dial ? 'primary' : 'default'}
      onClick={() => record(card)}
    >
      {label}
    </Button>
  );
}

function ConfirmButton({ card }: { card: TodayCard }) {
  const t = useWords(followupWords);
  const confirm = useConfirm();
  return (
    <Button
      aria-label={t('confirmFor', { name: card.subject.name })}
      loading={confirm.isPending}
      onClick={() => confirm.mutate(card)}
    >
      {t('confirm')}
    </Button>
  );
}

function ClaimButton({ card }: { card: TodayCard }) {
  const t = useWords(followupWords);
  const claim = useClaim();
  const duty = unclaimedOn(card);
  if (!duty) return null;
  return (
    <Button
      aria-label={t('claimFor', { name: card.subject.name })}
      loading={claim.isPending}
      onClick={() => claim.mutate({ card, duty })}
    >
      {t('claim')}
    </Button>
  );
}

function MoveButton({ card }: { card: TodayCard }) {
  const t = useWords(followupWords);
  const navigate = useNavigate();
  const move = () =>
    void navigate({
      to: '.',
      search: (now: Record<string, unknown>) => ({ ...now, promise: card.id }),
    } as never);
  return (
    <Button aria-label={t('moveFor', { name: card.subject.name })} onClick={move}>
      {t('promiseMove')}
    </Button>
  );
}
