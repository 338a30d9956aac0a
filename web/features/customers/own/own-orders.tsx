import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import type { OwnOrders as Orders } from '../../../../contract/sales.ts';
import { api } from '../../../api/client.ts';
import { newId } from '../../../api/new-id.ts';
import { ChoiceChips } from '../../../ui/chips.tsx';
import { Section } from '../../../ui/page.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { useTellError } from '../../../ui/tell-error.ts';
import { useWhen } from '../../../ui/use-when.ts';
import { useSay, useWords } from '../../../ui/words.ts';
import style from './own.module.css';
import { ownOrderWords } from './own-order-words.ts';

type Order = Orders['orders'][number];
type Line = Order['lines'][number];
const key = ['own', 'orders'] as const;
const WAYS = ['wechat', 'alipay', 'card', 'transfer', 'cash'] as const;

/** What the customer bought: whose promise, until which day, and one button to give it back. */
export function OwnOrders() {
  const t = useWords(ownOrderWords);
  const list = useQuery({ queryKey: key, queryFn: () => api.get<Orders>('/api/own/orders'), retry: false });
  const orders = list.data?.orders ?? [];
  return (
    <Section title={t('orders')} count={orders.length}>
      {list.data && orders.length === 0 ? <p>{t('none')}</p> : null}
      {orders.map((order) => (
        <OneOrder key={order.id} order={order} />
      ))}
    </Section>
  );
}

function OneOrder({ order }: { order: Order }) {
  const t = useWords(ownOrderWords);
  const when = useWhen();
  const yuan = useYuan();
  const [returning, setReturning] = useState(false);
  const left = order.lines.filter(({ quantity, returned, right }) => returned < quantity && !right.over);
  return (
    <article className={style.paper}>
      <h3>
        {order.number} <span className={style.quiet}>{when(order.at)}</span>
      </h3>
      <ul className={style.list}>
        {order.lines.map((line) => (
          <OneLine key={line.line} line={line} />
        ))}
      </ul>
      {Number(order.open.amount) > 0 ? (
        <p>
          {t('open', { amount: yuan(order.open.amount) })}
          {order.visitAt ? ` · ${t('visit', { when: when(order.visitAt) })}` : ''}
        </p>
      ) : null}
      {order.returns.map((back) => (
        <Back key={back.id} back={back} />
      ))}
      {left.length === 0 ? null : returning ? (
        <Returning order={order} left={left} close={() => setReturning(false)} />
      ) : (
        <Button
          size="large"
          onClick={() => setReturning(true)}
          aria-label={t('askOf', { number: order.number })}
        >
          {t('ask')}
        </Button>
      )}
    </article>
  );
}

function useYuan(): (amount: string) => string {
  const t = useWords(ownOrderWords);
  return (amount) => t('yuan', { n: Number(amount).toLocaleString('en-US') });
}

function OneLine({ line }: { line: Line }) {
  const t = useWords(ownOrderWords);
  const say = useSay();
  const when = useWhen();
  const yuan = useYuan();
  const unit = say(line.unit);
  const right = rightKey(line.right);
  const sum = (Number(line.price.amount) * line.quantity).toFixed(2);
  return (
    <li>
      {say(line.name)} × {t('times', { n: line.quantity, unit })} · {yuan(sum)}
      <br />
      <span className={style.quiet}>
        {line.deliveredAt ? '' : `${t('notYet')} · `}
        {line.returned > 0 ? t('returned', { n: line.returned, unit }) : ''}
        {line.returned > 0 && line.returned < line.quantity ? ' · ' : ''}
        {line.returned < line.quantity
          ? t(right, { day: line.right.until ? when(line.right.until) : '' })
          : null}
      </span>
    </li>
  );
}

function rightKey({ whose, until, over }: Line['right']) {
  if (whose === 'law') return over ? 'lawOver' : 'lawUntil';
  if (until === null) return 'companyFrom';
  return over ? 'companyOver' : 'companyUntil';
}

function Back({ back }: { back: Order['returns'][number] }) {
  const t = useWords(ownOrderWords);
  const when = useWhen();
  const yuan = useYuan();
  const amount = yuan(back.refund.amount);
  if (Number(back.refund.amount) === 0) return <p>{t('backNothing')}</p>;
  return (
    <p>
      {back.refundedAt
        ? t('backDone', { amount })
        : t('back', { amount, day: back.dueOn ? when(back.dueOn) : '' })}
    </p>
  );
}

function Returning({ order, left, close }: { order: Order; left: readonly Line[]; close: () => void }) {
  const t = useWords(ownOrderWords);
  const say = useSay();
  const yuan = useYuan();
  const [counts, setCounts] = useState<Readonly<Record<number, number>>>({});
  const [way, setWay] = useState<(typeof WAYS)[number]>('wechat');
  const lines = left.flatMap(({ line }) => (counts[line] ? [{ line, quantity: counts[line] }] : []));
  const give = useGiveBack(order.id, close);
  const worth = left.reduce((sum, { line, price }) => sum + Number(price.amount) * (counts[line] ?? 0), 0);
  return (
    <>
      {left.map((line) => (
        <SelectField
          key={line.line}
          label={t('howMany', { name: say(line.name), unit: say(line.unit) })}
          choices={Array.from({ length: line.quantity - line.returned + 1 }, (_, n) => ({
            value: String(n),
            label: String(n),
          }))}
          value={String(counts[line.line] ?? 0)}
          onChange={(n) => setCounts({ ...counts, [line.line]: Number(n) })}
        />
      ))}
      <ChoiceChips
        legend={t('way')}
        chips={WAYS.map((value) => ({ value, label: t(`way.${value}`) }))}
        value={way}
        onChange={setWay}
      />
      <p>{t('noFee')}</p>
      <div className={style.actions}>
        <Button
          type="primary"
          size="large"
          disabled={lines.length === 0}
          loading={give.isPending}
          onClick={() => give.mutate({ lines, way })}
        >
          {lines.length === 0 ? t('choose') : t('sure', { amount: yuan(worth.toFixed(2)) })}
        </Button>
        <Button size="large" onClick={close}>
          {t('cancel')}
        </Button>
      </div>
    </>
  );
}

/** One id for one return, however often the finger presses. */
function useGiveBack(order: string, done: () => void) {
  const t = useWords(ownOrderWords);
  const [id] = useState(newId);
  const { message } = App.useApp();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (given: { lines: { line: number; quantity: number }[]; way: string }) =>
      api.post<Orders>(`/api/own/orders/${order}/returns`, { id, ...given }),
    onSuccess: (orders) => {
      queries.setQueryData(key, orders);
      void message.success(t('accepted'));
      done();
    },
    onError: useTellError(),
  });
}
