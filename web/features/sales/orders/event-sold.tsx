import { Section } from '../../../ui/page.tsx';
import { type Column, ResponsiveTable } from '../../../ui/responsive-table.tsx';
import { ErrorState, Loading } from '../../../ui/states.tsx';
import { useYuan } from '../../../ui/use-yuan.ts';
import { useWords } from '../../../ui/words.ts';
import style from '../sales.module.css';
import { salesWords } from '../words.ts';
import { type Sold, useSold } from './queries.ts';
import { orderWords } from './words.ts';

type BySeller = NonNullable<Sold['bySeller']>[number];

/** What a gathering sold and what of it was kept, for managers. By seller only after: no board in the hall. */
export function EventSold({ event }: { event: string }) {
  const t = useWords(orderWords);
  const yuan = useYuan();
  const sold = useSold(event);
  if (sold.isPending) return <Loading rows={3} />;
  if (sold.isError) return <ErrorState error={sold.error} again={() => void sold.refetch()} />;
  const { orders, buyers, kept, later, net, gross, returned, bySeller } = sold.data;
  const figures = [
    t('soldOrders', { n: orders }),
    t('soldBuyers', { n: buyers }),
    t('soldKept', { n: kept }),
    t('soldLater', { n: later }),
  ];
  return (
    <Section title={t('sold')} note={figures.join(' · ')}>
      <p>
        <b>{t('soldNet', { net: yuan(net), gross: yuan(gross), returned: yuan(returned) })}</b>
      </p>
      {bySeller === null ? <p className={style.quiet}>{t('notYet')}</p> : <Sellers rows={bySeller} />}
    </Section>
  );
}

function Sellers({ rows }: { rows: readonly BySeller[] }) {
  const t = useWords(orderWords);
  const all = useWords(salesWords);
  const yuan = useYuan();
  const columns: Column<BySeller>[] = [
    { key: 'seller', title: all('seller'), phone: 'head', show: (row) => row.seller.name },
    { key: 'orders', title: all('orders'), align: 'right', show: (row) => row.orders },
    { key: 'gross', title: all('total'), align: 'right', show: (row) => yuan(row.gross) },
    { key: 'net', title: t('net'), align: 'right', show: (row) => yuan(row.net) },
    { key: 'kept', title: t('kept'), align: 'right', show: (row) => row.kept },
  ];
  return (
    <ResponsiveTable
      label={t('bySeller')}
      columns={columns}
      rows={rows}
      rowKey={({ seller }) => seller.ref}
    />
  );
}
