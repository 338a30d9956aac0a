import { useMutation } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect } from 'react';
import type { OrderPage } from '../../../../contract/sales.ts';
import { api } from '../../../api/client.ts';
import { useSession } from '../../../api/session.tsx';
import { CopyText } from '../../../ui/copy-text.tsx';
import { LongPicture } from '../../../ui/long-picture.tsx';
import { ErrorState, Loading } from '../../../ui/states.tsx';
import { useTellError } from '../../../ui/tell-error.ts';
import { useYuan } from '../../../ui/use-yuan.ts';
import { useSay, useWords } from '../../../ui/words.ts';
import { fenOf, moneyOf } from '../../../ui/yuan.ts';
import { useOrder } from '../orders/queries.ts';
import { rightWords } from '../orders/right-words.ts';
import style from '../paper.module.css';
import { useWrittenDay } from '../use-written-day.ts';
import { salesWords } from '../words.ts';
import { useReceiptText } from './receipt-text.ts';
import { receiptWords } from './words.ts';

/** 收据: what, how much, whose promise a return rests on and until which day. Printed, or forwarded. */
export function ReceiptScreen() {
  const { id } = useParams({ strict: false }) as { id: string };
  const order = useOrder(id);
  if (order.isPending) return <Loading rows={8} />;
  if (order.isError) return <ErrorState error={order.error} again={() => void order.refetch()} />;
  return (
    <>
      <Bar order={order.data} />
      <Paper order={order.data} />
    </>
  );
}

function Bar({ order }: { order: OrderPage }) {
  const t = useWords(receiptWords);
  const all = useWords(salesWords);
  const text = useReceiptText(order);
  const issued = useIssued(order.id);
  return (
    <div className={`${style.bar} gj-no-print`}>
      <Link to={`/orders/${order.id}` as string}>{all('back')}</Link>
      <Button
        type="primary"
        onClick={() => {
          issued();
          window.print();
        }}
      >
        {all('print')}
      </Button>
      <CopyText text={text} label={t('forward')} gone={issued} />
      <LongPicture text={text} from={order.organisation} name={order.number} gone={issued} />
    </div>
  );
}

/** It is handed out, on paper or as a message: that is on record. Whoever only looks issues nothing. */
function useIssued(order: string): () => void {
  const { can } = useSession();
  const issue = useMutation({
    mutationFn: () => api.post(`/api/orders/${order}/receipt`, undefined),
    onError: useTellError(),
  });
  return () => {
    if (can('receipt.issue')) issue.mutate();
  };
}

function Paper({ order }: { order: OrderPage }) {
  const t = useWords(receiptWords);
  const written = useWrittenDay();
  useEffect(() => {
    document.title = `${t('title')} · ${order.number}`;
  }, [t, order.number]);
  return (
    <article className={style.paper}>
      <header className={style.head}>
        <h1>{t('of', { company: order.organisation })}</h1>
        <p className={style.small}>
          {t('order', { number: order.number })} · {written(order.at)}
        </p>
      </header>
      <p>
        {order.customer.name} · {order.seller.name}
      </p>
      <section>
        <h2>{t('what')}</h2>
        {order.lines.map((line) => (
          <OneLine key={line.line} line={line} />
        ))}
      </section>
      <Money order={order} />
      <section className={style.small}>
        <p>{t('howBack', { seller: order.seller.name })}</p>
        {order.lines.some(({ category }) => category === 'health-food') ? <p>{t('health')}</p> : null}
      </section>
    </article>
  );
}

function OneLine({ line }: { line: OrderPage['lines'][number] }) {
  const t = useWords(receiptWords);
  const all = useWords(salesWords);
  const say = useSay();
  const yuan = useYuan();
  const written = useWrittenDay();
  const right = rightWords(line.right);
  const unit = say(line.unit);
  return (
    <div className={style.item}>
      <p className={style.row}>
        <span>
          {say(line.name)} × {all('times', { n: line.quantity, unit })}
        </span>
        <span>{yuan(moneyOf(fenOf(line.price) * line.quantity))}</span>
      </p>
      <p className={style.small}>
        {line.batch ? `${all('batch')} ${line.batch} · ` : ''}
        {line.deliveredAt ? '' : `${t('notYet')} · `}
        {line.returned > 0 ? `${t('returned', { n: line.returned, unit })} · ` : ''}
        <span className={style.right}>{t(right.key, { day: right.day ? written(right.day) : '' })}</span>
      </p>
    </div>
  );
}

const WORD = { refundable: 'deposit', earnest: 'earnest' } as const;

function Money({ order }: { order: OrderPage }) {
  const t = useWords(receiptWords);
  const all = useWords(salesWords);
  const yuan = useYuan();
  const written = useWrittenDay();
  return (
    <section>
      <p className={`${style.row} ${style.total}`}>
        <span>{t('total')}</span>
        <span>{yuan(order.total)}</span>
      </p>
      {order.payments.map((payment) => (
        <p key={payment.id} className={style.row}>
          <span>
            {payment.kind === 'refund' ? t('refund') : t('paid')} {all(`way.${payment.way}`)}
            {payment.reference ? ` ${payment.reference}` : ''}
            {payment.kind === 'deposit' ? ` (${t(WORD[payment.word])})` : ''}
          </span>
          <span>{yuan(payment.amount)}</span>
        </p>
      ))}
      {fenOf(order.open) > 0 ? (
        <p className={`${style.row} ${style.right}`}>
          <span>
            {t('open')}
            {order.visitAt ? ` · ${t('visit', { when: written(order.visitAt) })}` : ''}
          </span>
          <span>{yuan(order.open)}</span>
        </p>
      ) : null}
      {order.invoices.map((invoice) => (
        <p key={invoice.id} className={style.small}>
          {invoice.number ? t('invoiceNumber', { number: invoice.number }) : t('invoice')}
        </p>
      ))}
    </section>
  );
}
