import type { OrderPage } from '../../../../contract/sales.ts';
import { Tag } from '../../../ui/marks.tsx';
import { Section } from '../../../ui/page.tsx';
import { useWhen } from '../../../ui/use-when.ts';
import { useYuan } from '../../../ui/use-yuan.ts';
import { useWords } from '../../../ui/words.ts';
import { fenOf } from '../../../ui/yuan.ts';
import style from '../sales.module.css';
import { salesWords } from '../words.ts';
import { orderWords } from './words.ts';

type Payment = OrderPage['payments'][number];

/** Every payment with its way and reference; what is still open and when it is collected; invoices. */
export function OrderMoney({ order }: { order: OrderPage }) {
  const t = useWords(orderWords);
  const all = useWords(salesWords);
  const yuan = useYuan();
  const when = useWhen();
  const open = fenOf(order.open) > 0;
  return (
    <Section title={t('money')}>
      {order.payments.length > 0 ? (
        <ul className={style.lines}>
          {order.payments.map((payment) => (
            <OnePayment key={payment.id} payment={payment} />
          ))}
        </ul>
      ) : null}
      <div className={style.sums}>
        <Sum label={all('total')} value={yuan(order.total)} strong />
        <Sum label={all('received')} value={yuan(order.received)} />
        {open ? <Sum label={all('open')} value={yuan(order.open)} tone="late" /> : null}
        {fenOf(order.owedBack) > 0 ? (
          <Sum label={t('owedBack')} value={yuan(order.owedBack)} tone="late" />
        ) : null}
        {open || order.visitAt ? (
          <Sum label={t('visit')} value={order.visitAt ? when(order.visitAt) : t('noVisit')} />
        ) : null}
      </div>
      {order.invoices.map((invoice) => (
        <p key={invoice.id} className={style.sum}>
          <span>
            {t('invoice')} {invoice.red ? <Tag tone="late">{t('red')}</Tag> : null} {invoice.title}
          </span>
          <span className={style.quiet}>
            {yuan(invoice.amount)} ·{' '}
            {invoice.number ? t('invoiceNumber', { number: invoice.number }) : t('invoiceWaits')}
          </span>
        </p>
      ))}
    </Section>
  );
}

function Sum(props: { label: string; value: string; strong?: boolean; tone?: 'late' }) {
  return (
    <p className={style.sum} data-strong={props.strong} data-tone={props.tone}>
      <span>{props.label}</span>
      <span>{props.value}</span>
    </p>
  );
}

const nameOf = ({ kind, word }: Payment) =>
  kind === 'refund' ? 'refund' : kind === 'payment' ? 'paid' : word === 'earnest' ? 'earnest' : 'deposit';

function OnePayment({ payment }: { payment: Payment }) {
  const t = useWords(orderWords);
  const all = useWords(salesWords);
  const yuan = useYuan();
  const when = useWhen();
  return (
    <li className={style.line}>
      <span className={style.grow}>
        <b>{t(nameOf(payment))}</b>{' '}
        <span className={style.quiet}>
          {all(`way.${payment.way}`)}
          {payment.reference ? ` ${payment.reference}` : ''} · {when(payment.at)} ·{' '}
          {t('by', { who: payment.by.name })}
        </span>
      </span>
      <b className={style.money}>{yuan(payment.amount)}</b>
    </li>
  );
}
