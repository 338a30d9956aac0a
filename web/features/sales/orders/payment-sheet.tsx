import { Button } from 'antd';
import { useState } from 'react';
import type { OrderPage } from '../../../../contract/sales.ts';
import { newId } from '../../../api/new-id.ts';
import { ChoiceChips } from '../../../ui/chips.tsx';
import { TextField } from '../../../ui/fields.tsx';
import { SideSheet } from '../../../ui/side-sheet.tsx';
import { useYuan } from '../../../ui/use-yuan.ts';
import { useWords } from '../../../ui/words.ts';
import { typedMoney } from '../../../ui/yuan.ts';
import { salesWords, useWays, type Way } from '../words.ts';
import { useOrderAct } from './queries.ts';
import { orderWords } from './words.ts';

type As = 'payment' | 'deposit' | 'earnest';

/** Money taken: what is open is proposed; the same sheet sent twice is one payment. */
export function PaymentSheet({ order, close }: { order: OrderPage; close: () => void }) {
  const t = useWords(orderWords);
  const all = useWords(salesWords);
  const yuan = useYuan();
  const ways = useWays();
  const [id] = useState(newId);
  const [typed, setTyped] = useState(order.open.amount.replace(/\.00$/, ''));
  const [way, setWay] = useState<Way>('cash');
  const [reference, setReference] = useState('');
  const [as, setAs] = useState<As>('payment');
  const take = useOrderAct(order.id, close);
  const amount = typedMoney(typed);
  const ready = amount !== null && (way === 'cash' || reference.trim() !== '');
  const body = { id, amount, way, as, reference: way === 'cash' ? '' : reference.trim() };
  return (
    <SideSheet
      title={t('takePayment')}
      close={close}
      foot={
        <Button
          type="primary"
          disabled={!ready}
          loading={take.isPending}
          onClick={() => take.mutate({ path: `/api/orders/${order.id}/payments`, body })}
        >
          {amount ? `${t('takePayment')} ${yuan(amount)}` : t('takePayment')}
        </Button>
      }
    >
      <TextField
        label={all('amount')}
        type="number"
        note={`${t('full')} ${yuan(order.open)}`}
        problem={typed !== '' && amount === null ? all('amountBad') : null}
        value={typed}
        onChange={setTyped}
      />
      <ChoiceChips legend={all('way')} chips={ways} value={way} onChange={setWay} />
      {way === 'cash' ? null : (
        <TextField
          label={all('reference')}
          note={all('referenceHint')}
          value={reference}
          onChange={setReference}
        />
      )}
      <ChoiceChips legend={t('as')} chips={useNames(order)} value={as} onChange={setAs} />
    </SideSheet>
  );
}

/** 定金 is offered only where a signed contract agrees it. */
function useNames(order: OrderPage): { value: As; label: string }[] {
  const t = useWords(orderWords);
  return [
    { value: 'payment', label: t('asPayment') },
    { value: 'deposit', label: t('asDeposit') },
    ...(order.contract?.earnest ? [{ value: 'earnest' as const, label: t('asEarnest') }] : []),
  ];
}
