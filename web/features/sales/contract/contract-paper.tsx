import { useEffect } from 'react';
import type { OrderPage } from '../../../../contract/sales.ts';
import { useYuan } from '../../../ui/use-yuan.ts';
import { useSay, useWords } from '../../../ui/words.ts';
import { fenOf, moneyOf } from '../../../ui/yuan.ts';
import style from '../paper.module.css';
import { useWrittenDay } from '../use-written-day.ts';
import { salesWords } from '../words.ts';
import { contractWords } from './words.ts';

type Body = NonNullable<OrderPage['contract']>['body'];

/** What a contract signed now would say. */
const bodyOf = (order: OrderPage, earnest: boolean): Body => ({
  lines: order.lines.map(({ name, unit, quantity, price }) => ({ name, unit, quantity, price })),
  total: order.total,
  deposit: moneyOf(
    order.payments
      .filter(({ kind }) => kind === 'deposit')
      .reduce((sum, { amount }) => sum + fenOf(amount), 0),
  ) as Body['deposit'],
  open: order.open,
  visitAt: order.visitAt,
  terms: earnest ? order.terms.earnest : order.terms.refundable,
});

/** The contract as it was signed, or as it would be. */
export function ContractPaper({ order, earnest }: { order: OrderPage; earnest: boolean }) {
  const t = useWords(contractWords);
  const say = useSay();
  const written = useWrittenDay();
  const { contract } = order;
  const body = contract?.body ?? bodyOf(order, earnest);
  useEffect(() => {
    document.title = `${t('title')} · ${order.number}`;
  }, [t, order.number]);
  return (
    <article className={style.paper}>
      <header className={style.head}>
        <h1>
          {t('title')} {contract ? null : t('draft')}
        </h1>
        <p className={style.small}>
          {contract ? `${t('number', { number: contract.number })} · ` : ''}
          {t('order', { number: order.number })}
        </p>
      </header>
      <p>{t('between', { seller: order.organisation, buyer: order.customer.name })}</p>
      <Goods body={body} />
      {body.visitAt ? <p className={style.item}>{t('visit', { when: written(body.visitAt) })}</p> : null}
      <section>
        <h2>{t('terms')}</h2>
        <ol>
          {body.terms.map((text) => (
            <li key={text.zh}>{say(text)}</li>
          ))}
        </ol>
      </section>
      <Signatures order={order} />
    </article>
  );
}

function Goods({ body }: { body: Body }) {
  const t = useWords(contractWords);
  const all = useWords(salesWords);
  const say = useSay();
  const yuan = useYuan();
  return (
    <section>
      <h2>{t('goods')}</h2>
      {body.lines.map((line) => (
        <p key={say(line.name)} className={`${style.item} ${style.row}`}>
          <span>
            {say(line.name)} {yuan(line.price)} × {all('times', { n: line.quantity, unit: say(line.unit) })}
          </span>
          <span>{yuan(moneyOf(fenOf(line.price) * line.quantity))}</span>
        </p>
      ))}
      <p className={`${style.row} ${style.total}`}>
        <span>{t('total')}</span>
        <span>{yuan(body.total)}</span>
      </p>
      {fenOf(body.deposit) > 0 ? (
        <p className={style.row}>
          <span>{t('deposit')}</span>
          <span>{yuan(body.deposit)}</span>
        </p>
      ) : null}
      {fenOf(body.open) > 0 ? (
        <p className={style.row}>
          <span>{t('open')}</span>
          <span>{yuan(body.open)}</span>
        </p>
      ) : null}
    </section>
  );
}

function Signatures({ order }: { order: OrderPage }) {
  const t = useWords(contractWords);
  const written = useWrittenDay();
  const { contract } = order;
  return (
    <div className={style.signatures}>
      <div className={style.signature}>
        <p className={style.small}>{t('buyer')}</p>
        {contract?.signature ? (
          <img src={`/api/orders/${order.id}/signature`} alt={`${t('buyer')}: ${order.customer.name}`} />
        ) : (
          <p>{contract ? t('gone') : '＿＿＿＿＿＿＿＿'}</p>
        )}
        {contract ? (
          <p className={style.small}>{t('signedAt', { when: written(contract.signedAt) })}</p>
        ) : null}
      </div>
      <div className={style.signature}>
        <p className={style.small}>{t('witness')}</p>
        <p>{contract ? contract.witness.name : '＿＿＿＿＿＿＿＿'}</p>
        <p className={style.small}>{order.organisation}</p>
      </div>
    </div>
  );
}
