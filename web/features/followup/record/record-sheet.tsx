import { Button } from 'antd';
import { useRef, useState } from 'react';
import type { TodayCard } from '../../../../contract/today.ts';
import { newId } from '../../../api/new-id.ts';
import { SideSheet } from '../../../ui/side-sheet.tsx';
import { useSay, useWords } from '../../../ui/words.ts';
import { useDraft } from '../device/draft.ts';
import { followupWords } from '../words.ts';
import { callOf } from './call-clock.ts';
import { useKeepRecord } from './keep-record.ts';
import { useMissed } from './missed.ts';
import { PlainSheet } from './plain-sheet.tsx';
import style from './record.module.css';
import { RecordForm } from './record-form.tsx';
import { emptyRecord, hasProblems, problemsOf } from './record-values.ts';

/** What 「记录」 or 「完成」 opens. */
export function RecordSheet({ card, close }: { card: TodayCard; close: () => void }) {
  return card.record === 'plain' ? (
    <PlainSheet card={card} close={close} />
  ) : (
    <ContactSheet card={card} close={close} />
  );
}

/** A call-back or visit in thirty seconds: a tap for how, a tap for what came of it, two lines by voice. */
function ContactSheet({ card, close }: { card: TodayCard; close: () => void }) {
  const t = useWords(followupWords);
  const say = useSay();
  const draft = useDraft(`record/${card.id}`, emptyRecord(card));
  const [tried, setTried] = useState(false);
  // One sheet, one record: pressing twice, or again after a refusal, is the same fact.
  const ids = useRef({ id: newId(), promiseId: newId() });
  const problems = problemsOf(card, draft.values);
  const record = useKeepRecord(card, () => {
    void draft.drop();
    close();
  });
  const save = () => {
    setTried(true);
    if (!hasProblems(problems)) record.mutate({ values: draft.values, ...ids.current });
  };
  return (
    <SideSheet
      title={t('recordTitle', { name: card.subject.name })}
      close={close}
      foot={
        <Button type="primary" size="large" loading={record.isPending} disabled={!draft.ready} onClick={save}>
          {t('save')}
        </Button>
      }
    >
      <p className={style.of}>
        {say(card.title)}
        {card.detail ? ` · ${say(card.detail)}` : ''}
      </p>
      <CallState card={card} close={close} />
      {draft.found ? (
        <p className={style.draft}>
          {t('draft')}{' '}
          <Button type="link" onClick={() => void draft.drop()}>
            {t('draftDrop')}
          </Button>
        </p>
      ) : null}
      <RecordForm
        card={card}
        values={draft.values}
        change={draft.change}
        problems={tried ? problems : null}
      />
    </SideSheet>
  );
}

/** After dialling: how long it was, and 没接 in one tap. */
function CallState({ card, close }: { card: TodayCard; close: () => void }) {
  const t = useWords(followupWords);
  const missed = useMissed(close);
  const call = callOf(card.id);
  if (!card.call?.dial) return null;
  return (
    <div className={style.call}>
      <span>
        {call?.seconds
          ? t('length', { min: Math.floor(call.seconds / 60), sec: call.seconds % 60 })
          : t('nobodyAnswered')}
      </span>
      <Button loading={missed.isPending} onClick={() => missed.mutate(card)}>
        {t('missed')}
      </Button>
    </div>
  );
}
