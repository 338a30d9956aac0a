import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Effects } from '../../../../contract/effects.ts';
import { api } from '../../../api/client.ts';
import { Tag } from '../../../ui/marks.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { type Column, ResponsiveTable } from '../../../ui/responsive-table.tsx';
import { EmptyState, ErrorState, Loading } from '../../../ui/states.tsx';
import { useWhen } from '../../../ui/use-when.ts';
import { useSay, useWords } from '../../../ui/words.ts';
import style from '../sales.module.css';
import { effectWords } from './words.ts';

type Effect = Effects['rows'][number];
type Other = Effect['others'][number];

/** 用后不适: what was told, and who else has goods of that batch. */
export function EffectsScreen() {
  const t = useWords(effectWords);
  const list = useQuery({
    queryKey: ['effects'],
    queryFn: ({ signal }) => api.get<Effects>('/api/effects', signal),
  });
  return (
    <Page title={t('effects')} note={t('note')} wide>
      {list.isPending ? <Loading rows={8} /> : null}
      {list.isError ? <ErrorState error={list.error} again={() => void list.refetch()} /> : null}
      {list.data?.rows.length === 0 ? <EmptyState title={t('none')} /> : null}
      {list.data?.rows.map((one) => (
        <Told key={one.id} effect={one} />
      ))}
    </Page>
  );
}

function Told({ effect }: { effect: Effect }) {
  const t = useWords(effectWords);
  const when = useWhen();
  const { customer, severity, batch, at, followedUpAt, others } = effect;
  return (
    <Section
      title={
        <>
          <Link to={(customer.open ?? '/effects') as string}>{customer.name}</Link> ·{' '}
          {batch ? t('batch', { batch }) : t('noBatch')}
        </>
      }
    >
      <p className={`${style.tags} ${style.over}`}>
        <Tag tone={severity === 'serious' ? 'late' : 'soon'}>{t(severity)}</Tag>
        <span className={style.quiet}>{t('told', { at: when(at) })}</span>
        {followedUpAt ? (
          <Tag tone="done">{t('followedUp', { at: when(followedUpAt) })}</Tag>
        ) : (
          <Tag tone="late">{t('waits')}</Tag>
        )}
      </p>
      {others.length === 0 ? <p className={style.quiet}>{t('noOthers')}</p> : <Others rows={others} />}
    </Section>
  );
}

function Others({ rows }: { rows: readonly Other[] }) {
  const t = useWords(effectWords);
  const say = useSay();
  const when = useWhen();
  const columns: Column<Other>[] = [
    {
      key: 'who',
      title: t('who'),
      phone: 'head',
      show: ({ customer }) => <Link to={(customer.open ?? '/effects') as string}>{customer.name}</Link>,
    },
    { key: 'goods', title: t('goods'), show: (row) => `${say(row.product)} × ${row.quantity}` },
    { key: 'bought', title: t('bought'), show: (row) => when(row.boughtAt) },
    {
      key: 'order',
      title: '',
      show: (row) => <Link to={`/orders/${row.order}` as string}>{row.number}</Link>,
    },
  ];
  return <ResponsiveTable label={t('others')} columns={columns} rows={rows} rowKey={({ order }) => order} />;
}
