import { Button } from 'antd';
import { useRef, useState } from 'react';
import type { z } from 'zod';
import type { Award, appealDecision, newAppeal } from '../../../../contract/owing.ts';
import { newId } from '../../../api/new-id.ts';
import { ChoiceChips } from '../../../ui/chips.tsx';
import { LongField } from '../../../ui/fields.tsx';
import { SideSheet } from '../../../ui/side-sheet.tsx';
import { useSay, useWords } from '../../../ui/words.ts';
import { useAwardAct } from './use-award-act.ts';
import { awardWords } from './words.ts';

export function AppealSheet({ award, close }: { award: Award; close: () => void }) {
  const t = useWords(awardWords);
  const say = useSay();
  const [words, setWords] = useState('');
  const [tried, setTried] = useState(false);
  const id = useRef(newId());
  const path = `/api/awards/${encodeURIComponent(award.id)}/appeals`;
  const lodge = useAwardAct<z.input<typeof newAppeal>>(path, t('appealSent'), close);
  const short = words.trim().length < 2;
  const send = () => {
    setTried(true);
    if (!short) lodge.mutate({ id: id.current, words: words.trim() });
  };
  return (
    <SideSheet
      title={t('appealFor', { says: say(award.says) })}
      close={close}
      foot={<Go label={t('appealSend')} busy={lodge.isPending} go={send} />}
    >
      <p>{t('appealNote')}</p>
      <LongField
        autoFocus
        rows={4}
        label={t('appealWords')}
        value={words}
        onChange={setWords}
        problem={tried && short ? t('needWords') : null}
      />
    </SideSheet>
  );
}

export function AnswerSheet({ appeal, close }: { appeal: NonNullable<Award['appeal']>; close: () => void }) {
  const t = useWords(awardWords);
  const [outcome, setOutcome] = useState<'uphold' | 'reject'>('uphold');
  const [words, setWords] = useState('');
  const [tried, setTried] = useState(false);
  const id = useRef(newId());
  const path = `/api/appeals/${encodeURIComponent(appeal.id)}/decisions`;
  const answer = useAwardAct<z.input<typeof appealDecision>>(path, t('answerSent'), close);
  const short = words.trim().length < 2;
  const send = () => {
    setTried(true);
    if (!short) answer.mutate({ id: id.current, upheld: outcome === 'uphold', words: words.trim() });
  };
  const chips = (['uphold', 'reject'] as const).map((value) => ({ value, label: t(value) }));
  return (
    <SideSheet
      title={t('answerAppeal')}
      close={close}
      foot={<Go label={t('save')} busy={answer.isPending} go={send} />}
    >
      <p>{appeal.words}</p>
      <ChoiceChips legend={t('outcome')} chips={chips} value={outcome} onChange={setOutcome} />
      <LongField
        rows={3}
        label={t('answerWords')}
        value={words}
        onChange={setWords}
        problem={tried && short ? t('needWords') : null}
      />
    </SideSheet>
  );
}

function Go({ label, busy, go }: { label: string; busy: boolean; go: () => void }) {
  return (
    <Button type="primary" size="large" loading={busy} onClick={go}>
      {label}
    </Button>
  );
}
