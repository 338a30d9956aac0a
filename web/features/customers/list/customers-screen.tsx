import { UserAddOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useDeferredValue, useState } from 'react';
import type { CustomerFilter, CustomerRow } from '../../../../contract/customers.ts';
import { useSession } from '../../../api/session.tsx';
import { TextField } from '../../../ui/fields.tsx';
import { Tag } from '../../../ui/marks.tsx';
import { Page } from '../../../ui/page.tsx';
import { type Column, ResponsiveTable } from '../../../ui/responsive-table.tsx';
import { EmptyState, ErrorState, Loading } from '../../../ui/states.tsx';
import { useWhen } from '../../../ui/use-when.ts';
import { useWords } from '../../../ui/words.ts';
import { Conditions } from './conditions.tsx';
import { ExportButton } from './export-button.tsx';
import style from './list.module.css';
import { type Sort, useCustomers } from './queries.ts';
import { SearchResults } from './search-results.tsx';
import { listWords } from './words.ts';

/** 顾客: find one, or the ones a sentence describes. Who may only look people up gets no list. */
export function CustomersScreen() {
  const t = useWords(listWords);
  const { can } = useSession();
  const [q, setQ] = useState('');
  const typed = useDeferredValue(q.trim());
  return (
    <Page title={t('customers')} wide actions={<Actions />}>
      <div className={style.search}>
        <TextField label={t('search')} hint={t('searchHint')} value={q} onChange={setQ} />
      </div>
      {typed !== '' ? (
        <SearchResults q={typed} />
      ) : can('customer.list') ? (
        <List />
      ) : (
        <EmptyState title={t('lookupOnly')} />
      )}
    </Page>
  );
}

function Actions() {
  const t = useWords(listWords);
  const { can } = useSession();
  return (
    <>
      {can('customer.assign') ? (
        <Link to={'/customers/leads' as string}>
          <Button>{t('leads')}</Button>
        </Link>
      ) : null}
      {can('customer.add') ? (
        <Link to={'/customers/new' as string}>
          <Button type="primary" icon={<UserAddOutlined />}>
            {t('add')}
          </Button>
        </Link>
      ) : null}
    </>
  );
}

function List() {
  const t = useWords(listWords);
  const { can } = useSession();
  const [filter, setFilter] = useState<CustomerFilter>({});
  const [sort, setSort] = useState<Sort>('newest');
  const [pages, setPages] = useState(1);
  const list = useCustomers(filter, sort, pages, true);
  const narrow = (next: CustomerFilter) => {
    setFilter(next);
    setPages(1);
  };
  if (list.isPending) return <Loading rows={8} />;
  if (list.isError) return <ErrorState error={list.error} again={() => void list.refetch()} />;
  const { rows, total, next, areas, owners } = list.data;
  return (
    <>
      <Conditions
        filter={filter}
        onChange={narrow}
        areas={areas}
        owners={owners}
        sort={sort}
        onSort={setSort}
      />
      <div className={style.count}>
        <span>{t('total', { n: total })}</span>
        {can('customer.export') ? <ExportButton filter={filter} /> : null}
      </div>
      {rows.length === 0 ? <EmptyState title={t('none')}>{t('noneMore')}</EmptyState> : <Rows rows={rows} />}
      {next === null ? null : (
        <Button block onClick={() => setPages(pages + 1)} loading={list.isFetching}>
          {t('more', { n: Math.min(50, total - rows.length) })}
        </Button>
      )}
    </>
  );
}

function Rows({ rows }: { rows: readonly CustomerRow[] }) {
  const t = useWords(listWords);
  const when = useWhen();
  const columns: Column<CustomerRow>[] = [
    {
      key: 'name',
      title: t('name'),
      phone: 'head',
      show: (row) => <Link to={`/customers/${row.id}` as string}>{row.name}</Link>,
    },
    { key: 'phone', title: t('phone'), show: (row) => row.phone ?? '—' },
    { key: 'owner', title: t('owner'), show: (row) => row.owner?.name ?? t('nobodys') },
    { key: 'area', title: t('area'), show: (row) => row.area || '—' },
    { key: 'state', title: t('state'), show: (row) => <Standing row={row} /> },
    {
      key: 'lastContact',
      title: t('lastContact'),
      phone: 'hide',
      show: (row) => (row.lastContactAt ? when(row.lastContactAt) : t('never')),
    },
  ];
  return <ResponsiveTable label={t('customers')} columns={columns} rows={rows} rowKey={({ id }) => id} />;
}

function Standing({ row }: { row: CustomerRow }) {
  const t = useWords(listWords);
  return (
    <span className={style.tags}>
      <Tag tone={row.bought ? 'done' : 'plain'}>{row.bought ? t('bought') : t('notBought')}</Tag>
      {row.callable ? <Tag tone="indigo">{t('mayCall')}</Tag> : <Tag>{t('mayNotCall')}</Tag>}
      {row.file ? <Tag>{row.file.number}</Tag> : null}
    </span>
  );
}
