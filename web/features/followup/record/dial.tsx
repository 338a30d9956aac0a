import { PhoneFilled } from '@ant-design/icons';
import { App, Button, Modal } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import type { call } from '../../../../contract/followup.ts';
import type { TodayCard } from '../../../../contract/today.ts';
import { newId } from '../../../api/new-id.ts';
import { useClock } from '../../../ui/clock.tsx';
import { sayMoment } from '../../../ui/time.ts';
import { useLanguage, useSay, useWords } from '../../../ui/words.ts';
import { keep } from '../device/queue.ts';
import { useKeepPromise } from '../promise/promise.ts';
import style from '../today/today.module.css';
import { followupWords } from '../words.ts';
import { startCall } from './call-clock.ts';
import { useRecord } from './open-record.ts';

type Grounds = { asked?: boolean; emergency?: boolean };

/** That this number was looked at and dialled is kept, also when there is no network at that moment. */
function keepDial(card: TodayCard, grounds: Grounds) {
  const id = newId();
  const body: z.input<typeof call> = { id, obligations: card.duties.map((duty) => duty.id), ...grounds };
  return keep({
    id,
    kind: 'dial',
    card: card.id,
    title: { zh: '拨打', en: 'Call' },
    about: card.subject.name,
    path: '/api/calls',
    body,
    photos: [],
  });
}

/** The dialler covers the page; the record sheet waits beneath it with start and length. */
function useDial(card: TodayCard) {
  const record = useRecord();
  const say = useSay();
  const { message } = App.useApp();
  return (grounds: Grounds) => {
    startCall(card.id, grounds.asked === true);
    void keepDial(card, grounds).then((fate) => {
      if (fate.fate === 'refused') void message.error(say(fate.error.says));
    });
    record(card);
  };
}

/** An own due call dials at once; outside the hours the app asks why, and a refusal says until when. */
export function Dial({ card }: { card: TodayCard }) {
  const t = useWords(followupWords);
  const dial = useDial(card);
  const [asking, setAsking] = useState(false);
  const { name } = card.subject;
  const free = card.call?.verdict === 'allowed';
  const inside = (
    <>
      <PhoneFilled aria-hidden /> {t('dial')}
    </>
  );
  if (free) {
    return (
      <a
        className={style.dial}
        href={card.call?.dial ?? undefined}
        aria-label={t('dialFor', { name })}
        onClick={() => dial({})}
      >
        {inside}
      </a>
    );
  }
  return (
    <>
      <button
        type="button"
        className={`gj-plain ${style.dial} ${style.held}`}
        aria-label={t('dialFor', { name })}
        onClick={() => setAsking(true)}
      >
        {inside}
      </button>
      {asking ? <Grounds card={card} dial={dial} close={() => setAsking(false)} /> : null}
    </>
  );
}

function Grounds({
  card,
  dial,
  close,
}: {
  card: TodayCard;
  dial: (grounds: Grounds) => void;
  close: () => void;
}) {
  const t = useWords(followupWords);
  const say = useSay();
  const asks = card.call?.verdict === 'asks';
  const call = (grounds: Grounds) => {
    dial(grounds);
    close();
  };
  return (
    <Modal open onCancel={close} footer={null} title={asks ? t('askedHour') : t('refusedCall')}>
      {card.call?.says ? <p>{say(card.call.says)}</p> : null}
      <div className={style.grounds}>
        {asks ? (
          <a className={style.dial} href={card.call?.dial ?? undefined} onClick={() => call({ asked: true })}>
            {t('askedYes')}
          </a>
        ) : null}
        {card.call?.until ? <Remind card={card} at={card.call.until} close={close} /> : null}
        <Button onClick={close}>{t('askedNo')}</Button>
        {card.purpose === 'safety' ? (
          <a
            className={style.go}
            href={card.call?.dial ?? undefined}
            onClick={() => call({ emergency: true })}
          >
            {t('emergency')}
          </a>
        ) : null}
      </div>
    </Modal>
  );
}

/** 「明早 9:00 提醒我」: an own promise at the next good moment. */
function Remind({ card, at, close }: { card: TodayCard; at: string; close: () => void }) {
  const t = useWords(followupWords);
  const language = useLanguage();
  const { zone, now } = useClock();
  const promise = useKeepPromise(close);
  const words = t('remindWords');
  return (
    <Button
      type="primary"
      loading={promise.isPending}
      onClick={() => promise.mutate({ subject: card.subject.ref, about: card.subject.name, at, words })}
    >
      {t('remindAt', { at: sayMoment(zone, Date.parse(at), now, language) })}
    </Button>
  );
}
