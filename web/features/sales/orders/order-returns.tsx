import { Button } from 'antd';
import type { OrderPage } from '../../../../contract/sales.ts';
import { newId } from '../../../api/new-id.ts';
import { Tag } from '../../../ui/marks.tsx';
import { Section } from '../../../ui/page.tsx';
import { useWhen } from '../../../ui/use-when.ts';
import { useYuan } from '../../../ui/use-yuan.ts';
import { useWords } from '../../../ui/words.ts';
import { fenOf } from '../../../ui/yuan.ts';
import style from '../sales.module.css';
import { salesWords } from '../words.ts';
import { useOrderAct } from './queries.ts';
import { orderWords } from './words.ts';

type Back = OrderPage['returns'][number];

/** What came back, and whether its money is back too. */
export function OrderReturns({ order }: { order: OrderPage }) {
  const t = useWords(orderWords);
  if (order.returns.length === 0) return null;
  return (
    <Section title={t('returns')} count={order.returns.length}>
      <ul className={style.lines}>
        {order.returns.map((back) => (
          <OneReturn key={back.id} back={back} order={order} />
        ))}
      </ul>
    </Section>
  );
}

function OneReturn({ back, order }: { back: Back; order: OrderPage }) {
  const t = useWords(orderWords);
  const all = useWords(salesWords);
  const yuan = useYuan();
  const when = useWhen();
  const pay = useOrderAct(order.id);
  const owed = back.refundedAt === null;
  const way = back.way ?? 'cash';
  const money =
    fenOf(back.refund) === 0
      ? t('nothingBack')
      : owed
        ? t('refundDue', { day: back.dueOn ? when(back.dueOn) : '' })
        : t('refunded', { when: when(back.refundedAt ?? back.at) });
  return (
    <li className={style.line}>
      <span className={style.grow}>
        <b>{yuan(back.refund)}</b>{' '}
        <span className={style.quiet}>
          {back.way ? `${all(`way.${back.way}`)} · ` : ''}
          {when(back.at)}
        </span>{' '}
        {back.byCustomer ? <Tag>{t('byCustomer')}</Tag> : null}
      </span>
      <span className={style.quiet}>{money}</span>
      {owed && order.may.includes('refund.pay') ? (
        <Button
          loading={pay.isPending}
          onClick={() => pay.mutate({ path: `/api/returns/${back.id}/refunds`, body: { id: newId(), way } })}
        >
          {t('payBack')} · {all(`way.${way}`)}
        </Button>
      ) : null}
    </li>
  );
}
