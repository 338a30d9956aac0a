import { PlusOutlined } from '@ant-design/icons';
import { Link, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useDeferredValue, useState } from 'react';
import type { OrderRow } from '../../../../contract/sales.ts';
import { useSession } from '../../../api/session.tsx';
import { TextField } from '../../../ui/fields.tsx';
import { Tag } from '../../../ui/marks.tsx';
import { Page } from '../../../ui/page.tsx';
import { type Column, ResponsiveTable } from '../../../ui/responsive-table.tsx';
import { EmptyState, ErrorState, Loading } from '../../../ui/states.tsx';
import { useWhen } from '../../../ui/use-when.ts';
import { useYuan } from '../../../ui/use-yuan.ts';
import { useSay, useWords } from '../../../ui/words.ts';
import { fenOf } from '../../../ui/yuan.ts';
import style from '../sales.module.css';
import { salesWords } from '../words.ts';
import { EventSold } from './event-sold.tsx';
import { useOrders } from './queries.ts';
import { orderWords } from './words.ts';

/** 订单: one's own, or everybody's for who may see them. In the order they came; no totals by anybody. */
export function OrdersScreen() {
  const t = useWords(orderWords);
  const { can } = useSession();
  const { event } = useSearch({ strict: false }) as { event?: string };
  const [typed, setTyped] = useState('');
  const q = useDeferredValue(typed.trim());
  const orders = useOrders(q, event);
  const pages = orders.data?.pages ?? [];
  const rows = pages.flatMap((page) => page.rows);
  const all = pages[0]?.all ?? false;
  return (
    <Page title={useWords(salesWords)('orders')} wide actions={<Actions />}>
      <div className={style.search}>
        <TextField label={t('search')} hint={t('searchHint')} value={typed} onChange={setTyped} />
      </div>
      {event ? (
        <p className={style.count}>
          <Link to={'/orders' as string}>{t('wholeEvent')}</Link>
          {can('event.read') ? (
            <Link to={`/events/${event.slice('event:'.length)}` as string}>{t('toEvent')}</Link>
          ) : null}
        </p>
      ) : null}
      {event && can('sales.compare') ? <EventSold event={event} /> : null}
      {orders.isPending ? <Loading rows={8} /> : null}
      {orders.isError ? <ErrorState error={orders.error} again={() => void orders.refetch()} /> : null}
      {orders.data && rows.length === 0 ? (
        <EmptyState title={q ? t('noneFound', { q }) : t('none')}>{q ? null : t('noneMore')}</EmptyState>
      ) : null}
      {rows.length > 0 ? (
        <>
          <p className={style.count}>
            <span className={style.quiet}>{all ? t('all') : t('mine')}</span>
          </p>
          <Rows rows={rows} all={all} />
        </>
      ) : null}
      {orders.hasNextPage ? (
        <Button block onClick={() => void orders.fetchNextPage()} loading={orders.isFetchingNextPage}>
          {t('more')}
        </Button>
      ) : null}
    </Page>
  );
}

const WAYS_ON = [
  ['receivable.read', '/receivables', 'receivables'],
  ['cash.close', '/till', 'till'],
  ['invoice.issue', '/invoices', 'invoices'],
] as const;

function Actions() {
  const t = useWords(orderWords);
  const all = useWords(salesWords);
  const { can } = useSession();
  return (
    <>
      {WAYS_ON.filter(([verb]) => can(verb)).map(([verb, path, label]) => (
        <Link key={verb} to={path as string}>
          <Button>{t(label)}</Button>
        </Link>
      ))}
      {can('order.place') ? (
        <Link to={'/orders/new' as string}>
          <Button type="primary" icon={<PlusOutlined aria-hidden />}>
            {all('newOrder')}
          </Button>
        </Link>
      ) : null}
    </>
  );
}

function Rows({ rows, all }: { rows: readonly OrderRow[]; all: boolean }) {
  const and = useWords(orderWords)('and');
  const t = useWords(salesWords);
  const say = useSay();
  const yuan = useYuan();
  const when = useWhen();
  const columns: Column<OrderRow>[] = [
    {
      key: 'number',
      title: t('number'),
      phone: 'head',
      show: (row) => (
        <Link to={`/orders/${row.id}` as string}>
          {row.number} {row.customer.name}
        </Link>
      ),
    },
    {
      key: 'what',
      title: t('what'),
      show: (row) => row.what.map(({ name, quantity }) => `${say(name)} × ${quantity}`).join(and),
    },
    { key: 'total', title: t('total'), align: 'right', show: (row) => yuan(row.total) },
    { key: 'state', title: useWords(orderWords)('state'), show: (row) => <State row={row} /> },
    ...(all
      ? [{ key: 'seller', title: t('seller'), show: (row: OrderRow) => row.seller.name } as Column<OrderRow>]
      : []),
    { key: 'at', title: t('at'), show: (row) => when(row.at) },
  ];
  return <ResponsiveTable label={t('orders')} columns={columns} rows={rows} rowKey={({ id }) => id} />;
}

function State({ row }: { row: OrderRow }) {
  const t = useWords(orderWords);
  const yuan = useYuan();
  return (
    <span className={style.tags}>
      {row.delivered ? <Tag tone="done">{t('delivered')}</Tag> : <Tag tone="soon">{t('toDeliver')}</Tag>}
      {fenOf(row.open) > 0 ? <Tag tone="late">{t('openOf', { open: yuan(row.open) })}</Tag> : null}
      {fenOf(row.returned) > 0 ? <Tag>{t('returnedOf', { amount: yuan(row.returned) })}</Tag> : null}
    </span>
  );
}
