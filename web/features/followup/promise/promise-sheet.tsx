import { useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { TodayCard } from '../../../../contract/today.ts';
import { serverNow } from '../../../api/server-time.ts';
import { useClock } from '../../../ui/clock.tsx';
import { LongField } from '../../../ui/fields.tsx';
import { SideSheet } from '../../../ui/side-sheet.tsx';
import { instantIn } from '../../../ui/time.ts';
import { useWords } from '../../../ui/words.ts';
import { useDraft } from '../device/draft.ts';
import { followupWords } from '../words.ts';
import { HourField } from './hour-field.tsx';
import { promiseOn, useKeepPromise, useMovePromise } from './promise.ts';
import { useCustomer } from './use-customer.ts';
import { type Who, WhoField } from './who-field.tsx';

/** ＋约定: who, when, one line by voice. Moving one needs a note of what the customer was told. */
export function PromiseSheet(props: {
  cards: readonly TodayCard[];
  moving: TodayCard | undefined;
  close: () => void;
}) {
  const { with: ref } = useSearch({ strict: false }) as { with?: string };
  const who = useCustomer(ref);
  if (props.moving) return <MoveSheet card={props.moving} close={props.close} />;
  return who === undefined ? null : <NewSheet {...props} who={who} />;
}

const isPast = (zone: string, written: string) => written !== '' && instantIn(zone, written) <= serverNow();

function NewSheet({
  cards,
  close,
  who,
}: {
  cards: readonly TodayCard[];
  close: () => void;
  who: Who | null;
}) {
  const t = useWords(followupWords);
  const { zone } = useClock();
  const [tried, setTried] = useState(false);
  const draft = useDraft(who ? `promise/${who.ref}` : 'promise', { who, at: '', words: '' });
  const { values, change } = draft;
  const promise = useKeepPromise(() => {
    void draft.drop();
    close();
  });
  const fits = values.words.trim() !== '' && values.at !== '' && !isPast(zone, values.at);
  const save = () => {
    setTried(true);
    if (!fits) return;
    const at = new Date(instantIn(zone, values.at)).toISOString();
    promise.mutate({
      subject: values.who?.ref ?? null,
      about: values.who?.name ?? '',
      at,
      words: values.words.trim(),
    });
  };
  return (
    <SideSheet
      title={t('addPromise')}
      close={close}
      foot={<Save label={t('promiseSave')} busy={promise.isPending} save={save} />}
    >
      <LongField
        autoFocus
        label={t('promiseWhat')}
        hint={t('promiseWhatHint')}
        value={values.words}
        onChange={(words) => change({ words })}
        problem={tried && values.words.trim() === '' ? t('promiseEmpty') : null}
      />
      <HourField
        value={values.at}
        onChange={(at) => change({ at })}
        problem={tried ? hourProblem(t, zone, values.at) : null}
      />
      <WhoField cards={cards} value={values.who} onChange={(chosen) => change({ who: chosen })} />
    </SideSheet>
  );
}

function hourProblem(
  t: (key: 'promiseNoHour' | 'promisePast') => string,
  zone: string,
  written: string,
): string | null {
  if (written === '') return t('promiseNoHour');
  return isPast(zone, written) ? t('promisePast') : null;
}

function MoveSheet({ card, close }: { card: TodayCard; close: () => void }) {
  const t = useWords(followupWords);
  const { zone } = useClock();
  const [at, setAt] = useState('');
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const move = useMovePromise(close);
  const save = () => {
    setTried(true);
    if (at === '' || note.trim().length < 2 || isPast(zone, at)) return;
    const promise = promiseOn(card)?.id ?? card.id;
    move.mutate({
      card: card.id,
      promise,
      about: card.subject.name,
      at: new Date(instantIn(zone, at)).toISOString(),
      note: note.trim(),
    });
  };
  return (
    <SideSheet
      title={`${t('promiseMove')} · ${card.subject.name}`}
      close={close}
      foot={<Save label={t('moveSave')} busy={move.isPending} save={save} />}
    >
      {card.words ? <p>{card.words}</p> : null}
      <HourField value={at} onChange={setAt} problem={tried ? hourProblem(t, zone, at) : null} />
      <LongField
        label={t('moveNote')}
        value={note}
        onChange={setNote}
        problem={tried && note.trim().length < 2 ? t('moveNoteNeeded') : null}
      />
    </SideSheet>
  );
}

function Save({ label, busy, save }: { label: string; busy: boolean; save: () => void }) {
  return (
    <Button type="primary" size="large" loading={busy} onClick={save}>
      {label}
    </Button>
  );
}
