import { Button } from 'antd';
import { useRef, useState } from 'react';
import type { z } from 'zod';
import type { Award, awardDecision } from '../../../../contract/owing.ts';
import { newId } from '../../../api/new-id.ts';
import { ChoiceChips } from '../../../ui/chips.tsx';
import { LongField, TextField } from '../../../ui/fields.tsx';
import { SideSheet } from '../../../ui/side-sheet.tsx';
import { useSay, useWords } from '../../../ui/words.ts';
import { useAwardAct } from './use-award-act.ts';
import { awardWords } from './words.ts';

const wholeIn = (range: Award['range'], written: string) => {
  const n = Number(written);
  if (written.trim() === '' || !Number.isInteger(n)) return null;
  return range && (n < range.min || n > range.max) ? null : n;
};

/** An amount within the written range, or dropped; a reason always. */
export function DecideSheet({ award, close }: { award: Award; close: () => void }) {
  const t = useWords(awardWords);
  const say = useSay();
  const { range } = award;
  const [what, setWhat] = useState<'enter' | 'drop'>('enter');
  const [amount, setAmount] = useState(award.amount === null ? '' : String(award.amount));
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const id = useRef(newId());
  const path = `/api/awards/${encodeURIComponent(award.id)}/decisions`;
  const decide = useAwardAct<z.input<typeof awardDecision>>(path, t('decided'), close);
  const chosen = wholeIn(range, amount);
  const amountBad = what === 'enter' && chosen === null;
  const short = reason.trim().length < 2;
  const send = () => {
    setTried(true);
    if (!amountBad && !short)
      decide.mutate({ id: id.current, amount: what === 'enter' ? chosen : null, reason: reason.trim() });
  };
  const bounds = { from: range?.min ?? '', to: range?.max ?? '' };
  const chips = (['enter', 'drop'] as const).map((value) => ({ value, label: t(value) }));
  return (
    <SideSheet
      title={t('decideFor', { name: award.member.name, says: say(award.says) })}
      close={close}
      foot={
        <Button type="primary" size="large" loading={decide.isPending} onClick={send}>
          {t('save')}
        </Button>
      }
    >
      <ChoiceChips legend={t('decide')} chips={chips} value={what} onChange={setWhat} />
      {what === 'enter' ? (
        <TextField
          type="number"
          label={range ? t('amount', bounds) : t('amountPlain')}
          value={amount}
          onChange={setAmount}
          problem={tried && amountBad ? t('amountBad', bounds) : null}
        />
      ) : null}
      <LongField
        label={t('reason')}
        value={reason}
        onChange={setReason}
        problem={tried && short ? t('needWords') : null}
      />
    </SideSheet>
  );
}
