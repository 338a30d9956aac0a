import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { OrderPage } from '../../../../contract/sales.ts';
import { newId } from '../../../api/new-id.ts';
import { useSession } from '../../../api/session.tsx';
import { useClock } from '../../../ui/clock.tsx';
import { Page } from '../../../ui/page.tsx';
import { ErrorState, Loading } from '../../../ui/states.tsx';
import { momentIn } from '../../../ui/time.ts';
import { useWhen } from '../../../ui/use-when.ts';
import { useSay, useWords } from '../../../ui/words.ts';
import { fenOf } from '../../../ui/yuan.ts';
import style from '../sales.module.css';
import { InvoiceSheet } from './invoice-sheet.tsx';
import { OrderLines } from './order-lines.tsx';
import { OrderMoney } from './order-money.tsx';
import { OrderReturns } from './order-returns.tsx';
import { PaymentSheet } from './payment-sheet.tsx';
import { useOrder, useOrderAct } from './queries.ts';
import { ReturnSheet } from './return-sheet.tsx';
import { VisitSheet } from './visit-sheet.tsx';
import { orderWords } from './words.ts';

export function OrderScreen() {
  const t = useWords(orderWords);
  const { id } = useParams({ strict: false }) as { id: string };
  const order = useOrder(id);
  const when = useWhen();
  const { can } = useSession();
  if (order.isPending) return <Loading rows={8} />;
  if (order.isError) return <ErrorState error={order.error} again={() => void order.refetch()} />;
  const { number, customer, seller, at, event } = order.data;
  return (
    <Page
      title={t('order', { number })}
      note={
        <>
          {customer.open ? (
            <Link to={customer.open} className={style.link}>
              {customer.name}
            </Link>
          ) : (
            customer.name
          )}{' '}
          · {seller.name} · {when(at)}
          {event ? (
            <>
              {' · '}
              {event.open && can('event.read') ? (
                <Link to={event.open} className={style.link}>
                  {event.name}
                </Link>
              ) : (
                event.name
              )}
            </>
          ) : null}
        </>
      }
    >
      <Acts order={order.data} />
      <Stands order={order.data} />
      <OrderLines order={order.data} />
      <OrderMoney order={order.data} />
      <OrderReturns order={order.data} />
    </Page>
  );
}

type Sheet = 'payment' | 'return' | 'invoice' | 'visit';

function Acts({ order }: { order: OrderPage }) {
  const t = useWords(orderWords);
  const [sheet, setSheet] = useState<Sheet | null>(null);
  const close = () => setSheet(null);
  return (
    <>
      <div className={`${style.actions} gj-no-print`}>
        {actsOf(order).map(([name, label, primary]) => (
          <Button key={name} type={primary ? 'primary' : 'default'} onClick={() => setSheet(name)}>
            {t(label)}
          </Button>
        ))}
        <Papers order={order} />
      </div>
      {sheet === 'payment' ? <PaymentSheet order={order} close={close} /> : null}
      {sheet === 'return' ? <ReturnSheet order={order} close={close} /> : null}
      {sheet === 'invoice' ? <InvoiceSheet order={order} close={close} /> : null}
      {sheet === 'visit' ? <VisitSheet order={order} close={close} /> : null}
    </>
  );
}

/** Only what this person may do to this order now. */
function actsOf(
  order: OrderPage,
): [Sheet, 'takePayment' | 'askReturn' | 'askInvoice' | 'agreeVisit', boolean][] {
  const may = (verb: string) => order.may.includes(verb);
  const open = fenOf(order.open) > 0;
  const rest = open || order.lines.some((line) => line.deliveredAt === null && line.returned < line.quantity);
  const left = order.lines.some(({ quantity, returned }) => returned < quantity);
  return [
    ...(open && may('payment.take') ? [['payment', 'takePayment', true] as const] : []),
    ...(rest && may('order.place') ? [['visit', 'agreeVisit', false] as const] : []),
    ...(left && may('return.accept') ? [['return', 'askReturn', false] as const] : []),
    ...(left && order.invoices.length === 0 && may('invoice.ask')
      ? [['invoice', 'askInvoice', false] as const]
      : []),
  ].map(([name, label, primary]) => [name, label, primary]);
}

function Papers({ order }: { order: OrderPage }) {
  const t = useWords(orderWords);
  const path = (paper: string) => `/orders/${order.id}/${paper}` as string;
  return (
    <>
      <Link to={path('receipt')}>
        <Button>{t('receipt')}</Button>
      </Link>
      {order.contract || order.may.includes('contract.sign') ? (
        <Link to={path('contract')}>
          <Button>{order.contract ? t('contract') : t('signContract')}</Button>
        </Link>
      ) : null}
    </>
  );
}

/** What a clause says against handing over, and who has looked a second time. */
function Stands({ order }: { order: OrderPage }) {
  const t = useWords(orderWords);
  const say = useSay();
  const when = useWhen();
  const { zone, now } = useClock();
  const sameDay = momentIn(zone, now).day <= momentIn(zone, Date.parse(order.at)).day;
  const act = useOrderAct(order.id);
  const send = (path: string) =>
    act.mutate({ path: `/api/orders/${order.id}/${path}`, body: { id: newId() } });
  const looked = [
    ...(order.readBack
      ? [t('readBackBy', { who: order.readBack.by.name, when: when(order.readBack.at) })]
      : []),
    ...(order.confirmed
      ? [t('confirmedBy', { who: order.confirmed.by.name, when: when(order.confirmed.at) })]
      : []),
  ];
  if (order.stands.length === 0)
    return looked.length > 0 ? <p className={style.quiet}>{looked.join(' · ')}</p> : null;
  return (
    <section className={style.told} aria-label={t('stands')}>
      <p>
        <b>{t('stands')}</b>
      </p>
      {order.stands.map((text) => (
        <p key={text.zh}>{say(text)}</p>
      ))}
      {looked.map((text) => (
        <p key={text} className={style.quiet}>
          {text}
        </p>
      ))}
      {order.readBack ? null : <p className={style.quiet}>{t('readBackNote')}</p>}
      {sameDay ? <p className={style.quiet}>{t('confirmTomorrow')}</p> : null}
      <div className={style.actions}>
        {!order.readBack && order.may.includes('order.read-back') ? (
          <Button loading={act.isPending} onClick={() => send('read-back')}>
            {t('readBack')}
          </Button>
        ) : null}
        {!order.confirmed && !sameDay && order.may.includes('order.confirm') ? (
          <Button loading={act.isPending} onClick={() => send('confirmation')}>
            {t('confirm')}
          </Button>
        ) : null}
      </div>
    </section>
  );
}
