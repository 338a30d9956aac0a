import { Button } from 'antd';
import { useState } from 'react';
import type { Close } from '../../../../contract/cash.ts';
import { api } from '../../../api/client.ts';
import { useSession } from '../../../api/session.tsx';
import { TextField } from '../../../ui/fields.tsx';
import { Tag } from '../../../ui/marks.tsx';
import { Section } from '../../../ui/page.tsx';
import { SideSheet } from '../../../ui/side-sheet.tsx';
import { useWhen } from '../../../ui/use-when.ts';
import { useYuan } from '../../../ui/use-yuan.ts';
import { useWords } from '../../../ui/words.ts';
import { fenOf } from '../../../ui/yuan.ts';
import style from '../sales.module.css';
import { salesWords } from '../words.ts';
import { useTillAct } from './queries.ts';
import { tillWords } from './words.ts';

/** Counts of this box: who counted, who confirmed, what differed and why, and whether the cash is at the bank. */
export function Closes({ closes }: { closes: readonly Close[] }) {
  const t = useWords(tillWords);
  if (closes.length === 0) return null;
  return (
    <Section title={t('closes')} count={closes.length}>
      {closes.map((close) => (
        <OneClose key={close.id} close={close} />
      ))}
    </Section>
  );
}

function OneClose({ close }: { close: Close }) {
  const t = useWords(tillWords);
  const all = useWords(salesWords);
  const yuan = useYuan();
  const when = useWhen();
  return (
    <div className={style.lines}>
      <p className={style.line}>
        <span className={style.grow}>
          {t('countedBy', { who: close.countedBy.name, when: when(close.countedAt) })}
          {close.second ? ` · ${t('secondBy', { who: close.second.name })}` : ''}
        </span>
        {close.closedAt ? null : <Tag tone="soon">{t('waiting')}</Tag>}
      </p>
      {close.ways.map(({ way, expected, counted, difference }) => (
        <p key={way} className={style.line}>
          <span className={style.grow}>
            {all(`way.${way}`)}{' '}
            <span className={style.quiet}>
              {t('expected')} {yuan(expected)}
            </span>
          </span>
          <b className={style.money}>{yuan(counted)}</b>
          {fenOf(difference) === 0 ? null : (
            <Tag tone="late">
              {t('difference')} {yuan(difference)}
            </Tag>
          )}
        </p>
      ))}
      {close.explanation ? <p className={style.line}>{close.explanation}</p> : null}
      <Next close={close} />
    </div>
  );
}

/** What this count waits for, and whoever may do it. */
function Next({ close }: { close: Close }) {
  const t = useWords(tillWords);
  const yuan = useYuan();
  const when = useWhen();
  const { member, can } = useSession();
  const [banking, setBanking] = useState(false);
  const act = useTillAct((what: 'confirm' | 'drop') =>
    what === 'confirm'
      ? api.post(`/api/cash-closes/${close.id}/confirmation`, {})
      : api.delete(`/api/cash-closes/${close.id}`),
  );
  if (close.banked)
    return (
      <p className={style.line}>
        {t('banked', {
          who: close.banked.by.name,
          when: when(close.banked.at),
          amount: yuan(close.banked.amount),
        })}
      </p>
    );
  if (close.closedAt === null && !can('cash.close')) return null;
  if (close.closedAt === null)
    return (
      <div className={style.line}>
        {close.countedBy.ref === `member:${member.id}` ? (
          <span className={style.grow}>{t('yours')}</span>
        ) : (
          <Button type="primary" loading={act.isPending} onClick={() => act.mutate('confirm')}>
            {t('confirm')}
          </Button>
        )}
        <Button onClick={() => act.mutate('drop')}>{t('drop')}</Button>
      </div>
    );
  const cash = close.ways.find(({ way }) => way === 'cash');
  if (!cash || fenOf(cash.counted) <= 0) return null;
  return (
    <div className={style.line}>
      <span className={style.grow}>
        <Tag tone="soon">{t('toBank')}</Tag>
      </span>
      {can('cash.bank') ? <Button onClick={() => setBanking(true)}>{t('bank')}</Button> : null}
      {banking ? <BankSheet id={close.id} amount={cash.counted} close={() => setBanking(false)} /> : null}
    </div>
  );
}

function BankSheet(props: { id: string; amount: { amount: string; currency: string }; close: () => void }) {
  const t = useWords(tillWords);
  const yuan = useYuan();
  const [slip, setSlip] = useState('');
  const bank = useTillAct(
    () => api.post(`/api/cash-closes/${props.id}/banking`, { amount: props.amount, slip: slip.trim() }),
    props.close,
  );
  return (
    <SideSheet
      title={t('bankTitle')}
      close={props.close}
      foot={
        <Button type="primary" loading={bank.isPending} onClick={() => bank.mutate(undefined)}>
          {t('bankAll', { amount: yuan(props.amount) })}
        </Button>
      }
    >
      <TextField label={t('slip')} value={slip} onChange={setSlip} />
    </SideSheet>
  );
}
