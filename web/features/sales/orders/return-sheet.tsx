import { Button } from 'antd';
import { useState } from 'react';
import type { OrderPage } from '../../../../contract/sales.ts';
import { newId } from '../../../api/new-id.ts';
import { ChoiceChips } from '../../../ui/chips.tsx';
import { CheckField } from '../../../ui/fields.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { SideSheet } from '../../../ui/side-sheet.tsx';
import { useWhen } from '../../../ui/use-when.ts';
import { useYuan } from '../../../ui/use-yuan.ts';
import { useSay, useWords } from '../../../ui/words.ts';
import { fenOf, moneyOf } from '../../../ui/yuan.ts';
import style from '../sales.module.css';
import { useWays, type Way } from '../words.ts';
import { useOrderAct } from './queries.ts';
import { rightWords } from './right-words.ts';
import { orderWords } from './words.ts';

type Line = OrderPage['lines'][number];
const ON_THE_SPOT = 500_00;

/** 退货 in one step: how many of what, how the money goes back. */
export function ReturnSheet({ order, close }: { order: OrderPage; close: () => void }) {
  const t = useWords(orderWords);
  const yuan = useYuan();
  const ways = useWays();
  const left = order.lines.filter(({ quantity, returned }) => returned < quantity);
  const [id] = useState(newId);
  const [counts, setCounts] = useState<Readonly<Record<number, number>>>({});
  const [way, setWay] = useState<Way>('cash');
  const [now, setNow] = useState(true);
  const [safety, setSafety] = useState(false);
  const accept = useOrderAct(order.id, close);
  const amount = left.reduce((sum, { line, price }) => sum + fenOf(price) * (counts[line] ?? 0), 0);
  const lines = left.flatMap(({ line }) => (counts[line] ? [{ line, quantity: counts[line] }] : []));
  const spot = way === 'cash' && amount <= ON_THE_SPOT;
  return (
    <SideSheet
      title={t('returnTitle')}
      close={close}
      foot={
        <Button
          type="primary"
          disabled={lines.length === 0}
          loading={accept.isPending}
          onClick={() =>
            accept.mutate({
              path: `/api/orders/${order.id}/returns`,
              body: { id, lines, way, now: spot && now, ...(safety && { ground: 'safety' }) },
            })
          }
        >
          {t('returnTitle')}
        </Button>
      }
    >
      <p className={style.quiet}>{t('returnNote')}</p>
      {left.map((line) => (
        <HowMany
          key={line.line}
          line={line}
          value={counts[line.line] ?? 0}
          onChange={(n) => setCounts({ ...counts, [line.line]: n })}
        />
      ))}
      <CheckField label={t('safety')} checked={safety} onChange={setSafety} />
      {safety ? <p className={style.quiet}>{t('safetyNote')}</p> : null}
      <p>
        <b>{t('refundSum', { amount: yuan(moneyOf(amount)) })}</b>
      </p>
      <ChoiceChips legend={t('refundWay')} chips={ways} value={way} onChange={setWay} />
      {spot ? <CheckField label={t('onSpot')} checked={now} onChange={setNow} /> : null}
      <p className={style.quiet}>{t('onSpotNote')}</p>
    </SideSheet>
  );
}

/** The days are over or not: the server decides, and says what still helps. */
function HowMany({ line, value, onChange }: { line: Line; value: number; onChange: (n: number) => void }) {
  const t = useWords(orderWords);
  const say = useSay();
  const when = useWhen();
  const unit = say(line.unit);
  const most = line.quantity - line.returned;
  const right = rightWords(line.right);
  return (
    <SelectField
      label={`${say(line.name)} · ${t('howMany', { unit })}`}
      note={`${t('left', { n: most, unit })} · ${t(right.key, { day: right.day ? when(right.day) : '' })}`}
      choices={Array.from({ length: most + 1 }, (_, n) => ({ value: String(n), label: String(n) }))}
      value={String(value)}
      onChange={(n) => onChange(Number(n))}
    />
  );
}
