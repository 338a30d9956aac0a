import { Button } from 'antd';
import type { OrderPage } from '../../../../contract/sales.ts';
import { newId } from '../../../api/new-id.ts';
import { Tag } from '../../../ui/marks.tsx';
import { Section } from '../../../ui/page.tsx';
import { useWhen } from '../../../ui/use-when.ts';
import { useYuan } from '../../../ui/use-yuan.ts';
import { useSay, useWords } from '../../../ui/words.ts';
import { fenOf, moneyOf } from '../../../ui/yuan.ts';
import style from '../sales.module.css';
import { salesWords } from '../words.ts';
import { useOrderAct } from './queries.ts';
import { rightWords } from './right-words.ts';
import { orderWords } from './words.ts';

type Line = OrderPage['lines'][number];

/** What was bought, what of it is delivered, and until when it may go back. */
export function OrderLines({ order }: { order: OrderPage }) {
  const t = useWords(orderWords);
  const hand = useOrderAct(order.id);
  const open = order.lines.filter((line) => line.deliveredAt === null && line.returned < line.quantity);
  const may = open.length > 0 && order.may.includes('goods.deliver');
  return (
    <Section
      title={t('lines')}
      note={may ? t('handOverNote') : undefined}
      actions={
        may ? (
          <Button
            disabled={order.stands.length > 0}
            loading={hand.isPending}
            onClick={() =>
              hand.mutate({
                path: `/api/orders/${order.id}/deliveries`,
                body: { id: newId(), lines: open.map(({ line }) => line) },
              })
            }
          >
            {t('handOver')}
          </Button>
        ) : null
      }
    >
      <ul className={style.lines}>
        {order.lines.map((line) => (
          <OneLine key={line.line} line={line} />
        ))}
      </ul>
    </Section>
  );
}

function OneLine({ line }: { line: Line }) {
  const t = useWords(orderWords);
  const all = useWords(salesWords);
  const say = useSay();
  const yuan = useYuan();
  const when = useWhen();
  const unit = say(line.unit);
  const right = rightWords(line.right);
  return (
    <li className={style.line}>
      <span className={style.grow}>
        <b>{say(line.name)}</b>{' '}
        <span className={style.quiet}>
          {yuan(line.price)} × {line.quantity}
          {line.batch ? ` · ${all('batch')} ${line.batch}` : ''}
        </span>
      </span>
      <b className={style.money}>{yuan(moneyOf(fenOf(line.price) * line.quantity))}</b>
      <span className={`${style.grow} ${style.tags}`} style={{ flexBasis: '100%' }}>
        {line.deliveredAt ? (
          <Tag tone="done">{t('deliveredAt', { when: when(line.deliveredAt) })}</Tag>
        ) : (
          <Tag tone="soon">{t('notDelivered')}</Tag>
        )}
        {line.returned > 0 ? <Tag>{t('returnedQuantity', { n: line.returned, unit })}</Tag> : null}
        {line.returned < line.quantity ? (
          <span className={style.quiet}>{t(right.key, { day: right.day ? when(right.day) : '' })}</span>
        ) : null}
      </span>
    </li>
  );
}
