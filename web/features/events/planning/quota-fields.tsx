import { useMemo, useState } from 'react';
import { Tag } from '../../../ui/marks.tsx';
import { useYuan } from '../../../ui/use-yuan.ts';
import { useWords } from '../../../ui/words.ts';
import style from '../events.module.css';
import { useColleagues } from './queries.ts';
import { SmallNumber } from './small-number.tsx';
import { planningWords } from './words.ts';

export interface QuotaRow {
  member: string;
  name: string;
  guests: string;
  sales: string;
}

interface Given {
  member: string;
  guests: number;
  sales: string;
}

/** Everybody who invites, with what they have been given so far. */
export function useQuotaRows(given: readonly Given[] = []) {
  const colleagues = useColleagues();
  const [typed, setTyped] = useState<Record<string, Partial<QuotaRow>>>({});
  const rows = useMemo(
    () =>
      (colleagues.data?.colleagues ?? [])
        .filter(({ id, posts }) => posts.includes('representative') || given.some((one) => one.member === id))
        .map(({ id, name }): QuotaRow => {
          const before = given.find(({ member }) => member === id);
          const shown = { guests: before ? String(before.guests) : '', sales: before ? before.sales : '' };
          return { member: id, name, ...shown, ...typed[id] };
        }),
    [colleagues.data, given, typed],
  );
  const change = (member: string, to: Partial<QuotaRow>) =>
    setTyped((before) => ({ ...before, [member]: { ...before[member], ...to } }));
  return { rows, change };
}

/** Guests and sales for each, and below what is still nobody's. */
export function QuotaFields(props: {
  rows: readonly QuotaRow[];
  change: (member: string, to: Partial<QuotaRow>) => void;
  goalGuests: number;
  goalSales: number;
}) {
  const t = useWords(planningWords);
  const sum = (key: 'guests' | 'sales') => props.rows.reduce((n, row) => n + (Number(row[key]) || 0), 0);
  const say = useYuan();
  const guestsLeft = props.goalGuests - sum('guests');
  const salesLeft = props.goalSales - sum('sales');
  return (
    <div>
      {props.rows.map((row) => (
        <div key={row.member} className={style.member}>
          <span>{row.name}</span>
          <SmallNumber
            label={`${row.name} · ${t('guests')}`}
            hint={t('guests')}
            value={row.guests}
            onChange={(guests) => props.change(row.member, { guests })}
          />
          <SmallNumber
            label={`${row.name} · ${t('salesTask')}`}
            hint={t('salesTask')}
            value={row.sales}
            onChange={(sales) => props.change(row.member, { sales })}
          />
        </div>
      ))}
      <p className={style.buttons} role="status">
        {guestsLeft > 0 ? <Tag tone="soon">{t('guestsLeft', { n: guestsLeft })}</Tag> : null}
        {salesLeft > 0 ? (
          <Tag tone="soon">{t('salesLeft', { amount: say({ amount: salesLeft.toFixed(2) }) })}</Tag>
        ) : null}
        {guestsLeft <= 0 && salesLeft <= 0 && sum('guests') > 0 ? (
          <Tag tone="done">{t('allGiven')}</Tag>
        ) : null}
      </p>
    </div>
  );
}
