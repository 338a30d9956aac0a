import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Receivable, Receivables } from '../../../../contract/cash.ts';
import { api } from '../../../api/client.ts';
import { useClock } from '../../../ui/clock.tsx';
import { Tag } from '../../../ui/marks.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { type Column, ResponsiveTable } from '../../../ui/responsive-table.tsx';
import { EmptyState, ErrorState, Loading } from '../../../ui/states.tsx';
import { useWhen } from '../../../ui/use-when.ts';
import { useYuan } from '../../../ui/use-yuan.ts';
import { useWords } from '../../../ui/words.ts';
import style from '../sales.module.css';
import { salesWords } from '../words.ts';
import { moneyWords } from './words.ts';

type Refund = Receivables['refunds'][number];

/** What is still to be collected, by the agreed hour; and what is still to be paid back. */
export function ReceivablesScreen() {
  const t = useWords(moneyWords);
  const yuan = useYuan();
  const list = useQuery({
    queryKey: ['receivables'],
    queryFn: ({ signal }) => api.get<Receivables>('/api/receivables', signal),
  });
  return (
    <Page title={t('receivables')} note={list.data ? t(list.data.all ? 'all' : 'mine') : undefined} wide>
      {list.isPending ? <Loading rows={8} /> : null}
      {list.isError ? <ErrorState error={list.error} again={() => void list.refetch()} /> : null}
      {list.data ? (
        <>
          <Section title={t('open')} count={list.data.rows.length} note={yuan(list.data.total)}>
            {list.data.rows.length === 0 ? (
              <EmptyState title={t('openNone')} />
            ) : (
              <Open rows={list.data.rows} all={list.data.all} />
            )}
          </Section>
          <Section title={t('back')} count={list.data.refunds.length}>
            {list.data.refunds.length === 0 ? (
              <EmptyState title={t('backNone')} />
            ) : (
              <Back rows={list.data.refunds} />
            )}
          </Section>
        </>
      ) : null}
    </Page>
  );
}

const linked = (row: { order: string; number: string; customer: { name: string } }) => (
  <Link to={`/orders/${row.order}` as string}>
    {row.number} {row.customer.name}
  </Link>
);

function Open({ rows, all }: { rows: readonly Receivable[]; all: boolean }) {
  const t = useWords(moneyWords);
  const words = useWords(salesWords);
  const yuan = useYuan();
  const columns: Column<Receivable>[] = [
    { key: 'order', title: words('number'), phone: 'head', show: linked },
    { key: 'open', title: words('open'), align: 'right', show: (row) => <b>{yuan(row.open)}</b> },
    { key: 'visit', title: t('visit'), show: (row) => <Visit at={row.visitAt} /> },
    { key: 'total', title: words('total'), align: 'right', show: (row) => yuan(row.total) },
    { key: 'received', title: words('received'), align: 'right', show: (row) => yuan(row.received) },
    ...(all
      ? [{ key: 'seller', title: words('seller'), show: ({ seller }: Receivable) => seller.name }]
      : []),
  ];
  return <ResponsiveTable label={t('open')} columns={columns} rows={rows} rowKey={({ order }) => order} />;
}

function Visit({ at }: { at: string | null }) {
  const t = useWords(moneyWords);
  const when = useWhen();
  const { now } = useClock();
  if (at === null) return <Tag tone="late">{t('noVisit')}</Tag>;
  return (
    <span className={style.tags}>
      {when(at)} {Date.parse(at) < now ? <Tag tone="late">{t('late')}</Tag> : null}
    </span>
  );
}

function Back({ rows }: { rows: readonly Refund[] }) {
  const t = useWords(moneyWords);
  const words = useWords(salesWords);
  const yuan = useYuan();
  const when = useWhen();
  const columns: Column<Refund>[] = [
    { key: 'order', title: words('number'), phone: 'head', show: linked },
    { key: 'refund', title: t('back'), align: 'right', show: (row) => <b>{yuan(row.refund)}</b> },
    { key: 'by', title: t('by'), show: (row) => (row.dueOn ? when(row.dueOn) : '—') },
    {
      key: 'how',
      title: t('how'),
      show: (row) => (row.way ? words(`way.${row.way}`) : t('notSaid')),
    },
  ];
  return <ResponsiveTable label={t('back')} columns={columns} rows={rows} rowKey={({ id }) => id} />;
}
