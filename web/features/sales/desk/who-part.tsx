import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useDeferredValue, useState } from 'react';
import type { z } from 'zod';
import type { Desk, deskCustomers } from '../../../../contract/sales.ts';
import { api, withQuery } from '../../../api/client.ts';
import { TextField } from '../../../ui/fields.tsx';
import { Tag } from '../../../ui/marks.tsx';
import { Section } from '../../../ui/page.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { ErrorState, Loading } from '../../../ui/states.tsx';
import { useSay, useWords } from '../../../ui/words.ts';
import style from '../sales.module.css';
import type { Chosen, Draft } from './draft.ts';
import { deskWords } from './words.ts';

type Found = z.infer<typeof deskCustomers>;

/** Who buys: guests in the hall first. And whose sale it is, for who stands at the desk for others. */
export function WhoPart(props: { draft: Draft; set: (change: Partial<Draft>) => void; desk: Desk }) {
  const { draft, set, desk } = props;
  const t = useWords(deskWords);
  return (
    <Section title={t('who')}>
      {draft.customer ? (
        <div className={style.lines}>
          <div className={style.line}>
            <b className={style.grow}>{draft.customer.name}</b>
            <Button onClick={() => set({ customer: null })}>{t('another')}</Button>
          </div>
        </div>
      ) : (
        <Find choose={(customer, owner) => set({ customer, ...sellerOf(desk, draft, owner) })} />
      )}
      {desk.sellers.length > 0 && draft.customer ? (
        <SelectField
          label={t('whose')}
          choices={[
            { value: '', label: t('chooseSeller') },
            ...desk.sellers.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={draft.seller ?? ''}
          onChange={(seller) => set({ seller: seller || null })}
        />
      ) : null}
    </Section>
  );
}

/** Whoever looks after the guest is proposed, and can be changed. */
const sellerOf = ({ sellers }: Desk, draft: Draft, owner: string | null) =>
  sellers.some(({ id }) => id === owner) ? { seller: owner } : { seller: draft.seller };

function Find({ choose }: { choose: (customer: Chosen, owner: string | null) => void }) {
  const t = useWords(deskWords);
  const say = useSay();
  const [typed, setTyped] = useState('');
  const q = useDeferredValue(typed.trim());
  const found = useQuery({
    queryKey: ['desk-customers', q],
    queryFn: ({ signal }) => api.get<Found>(withQuery('/api/desk/customers', { q }), signal),
    placeholderData: (before) => before,
  });
  return (
    <>
      <TextField label={t('find')} value={typed} onChange={setTyped} />
      {found.isPending ? <Loading rows={3} /> : null}
      {found.isError ? <ErrorState error={found.error} again={() => void found.refetch()} /> : null}
      {found.data?.says ? <p className={style.quiet}>{say(found.data.says)}</p> : null}
      {found.data ? <List rows={found.data.rows} q={q} choose={choose} /> : null}
    </>
  );
}

function List(props: {
  rows: Found['rows'];
  q: string;
  choose: (customer: Chosen, owner: string | null) => void;
}) {
  const t = useWords(deskWords);
  const { rows, q, choose } = props;
  if (rows.length === 0 && q === '') return <p className={style.quiet}>{t('nobodyYet')}</p>;
  if (rows.length === 0)
    return (
      <p className={style.quiet}>
        {t('notFound', { q })} {t('notFoundMend')}
      </p>
    );
  return (
    <>
      {q === '' ? <p className={style.quiet}>{t('ownArrived')}</p> : null}
      <ul className={style.lines}>
        {rows.map(({ id, name, phone, owner, arrived }) => (
          <li key={id}>
            <button
              type="button"
              className={`gj-plain ${style.pick}`}
              onClick={() => choose({ id, name }, owner?.id ?? null)}
            >
              <b className={style.grow}>{name}</b>
              <span className={style.quiet}>{phone}</span>
              {arrived ? <Tag tone="done">{t('arrived')}</Tag> : null}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
