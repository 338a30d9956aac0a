import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { Invoice } from '../../../../contract/cash.ts';
import { api } from '../../../api/client.ts';
import { ChoiceChips } from '../../../ui/chips.tsx';
import { TextField } from '../../../ui/fields.tsx';
import { Tag } from '../../../ui/marks.tsx';
import { Page } from '../../../ui/page.tsx';
import { type Column, ResponsiveTable } from '../../../ui/responsive-table.tsx';
import { SideSheet } from '../../../ui/side-sheet.tsx';
import { EmptyState, ErrorState, Loading } from '../../../ui/states.tsx';
import { useTellError } from '../../../ui/tell-error.ts';
import { useWhen } from '../../../ui/use-when.ts';
import { useYuan } from '../../../ui/use-yuan.ts';
import { useWords } from '../../../ui/words.ts';
import style from '../sales.module.css';
import { salesWords } from '../words.ts';
import { moneyWords } from './words.ts';

/** 发票 for finance: what was asked for and waits, and what was issued. */
export function InvoicesScreen() {
  const t = useWords(moneyWords);
  const [issued, setIssued] = useState<'no' | 'yes'>('no');
  const [numbering, setNumbering] = useState<Invoice | null>(null);
  const list = useQuery({
    queryKey: ['invoices', issued],
    queryFn: ({ signal }) => api.get<{ rows: Invoice[] }>(`/api/invoices?issued=${issued}`, signal),
  });
  const empty = issued === 'no' ? t('none') : t('noneIssued');
  return (
    <Page title={t('invoices')} note={t('invoicesNote')} wide>
      <ChoiceChips
        legend={t('show')}
        hideLegend
        chips={[
          { value: 'no', label: t('toIssue') },
          { value: 'yes', label: t('issued') },
        ]}
        value={issued}
        onChange={setIssued}
      />
      {list.isPending ? <Loading rows={6} /> : null}
      {list.isError ? <ErrorState error={list.error} again={() => void list.refetch()} /> : null}
      {list.data?.rows.length === 0 ? <EmptyState title={empty} /> : null}
      {list.data && list.data.rows.length > 0 ? (
        <Rows rows={list.data.rows} number={issued === 'no' ? setNumbering : null} />
      ) : null}
      {numbering ? <NumberSheet invoice={numbering} close={() => setNumbering(null)} /> : null}
    </Page>
  );
}

function Rows({ rows, number }: { rows: readonly Invoice[]; number: ((row: Invoice) => void) | null }) {
  const t = useWords(moneyWords);
  const words = useWords(salesWords);
  const yuan = useYuan();
  const when = useWhen();
  const columns: Column<Invoice>[] = [
    {
      key: 'order',
      title: words('number'),
      phone: 'head',
      show: (row) => (
        <Link to={`/orders/${row.order}` as string}>
          {row.orderNumber} {row.customer.name}
        </Link>
      ),
    },
    { key: 'title', title: t('title'), show: (row) => row.title || t('erased') },
    { key: 'tax', title: t('tax'), show: (row) => row.taxNumber || '—' },
    {
      key: 'amount',
      title: words('amount'),
      align: 'right',
      show: (row) => <Amount row={row} yuan={yuan} />,
    },
    {
      key: 'asked',
      title: words('at'),
      show: (row) => t('askedBy', { who: row.requestedBy.name, when: when(row.requestedAt) }),
    },
    {
      key: 'number',
      title: t('number'),
      show: (row) =>
        row.number ?? (
          <Button onClick={() => number?.(row)} aria-label={t('writeOf', { order: row.orderNumber })}>
            {t('write')}
          </Button>
        ),
    },
  ];
  return <ResponsiveTable label={t('invoices')} columns={columns} rows={rows} rowKey={({ id }) => id} />;
}

function Amount({ row, yuan }: { row: Invoice; yuan: (money: Invoice['amount']) => string }) {
  const t = useWords(moneyWords);
  return (
    <span className={style.tags}>
      {row.red ? <Tag tone="late">{t('red')}</Tag> : null}
      {row.takesBack ? (
        <span className={style.quiet}>{t('takesBack', { number: row.takesBack })}</span>
      ) : null}
      <b>{yuan(row.amount)}</b>
    </span>
  );
}

function NumberSheet({ invoice, close }: { invoice: Invoice; close: () => void }) {
  const t = useWords(moneyWords);
  const words = useWords(salesWords);
  const queries = useQueryClient();
  const [number, setNumber] = useState('');
  const write = useMutation({
    mutationFn: () => api.post(`/api/invoices/${invoice.id}/number`, { number: number.trim() }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['invoices'] });
      close();
    },
    onError: useTellError(),
  });
  const fits = /^[0-9A-Za-z-]{6,30}$/.test(number.trim());
  return (
    <SideSheet
      title={t('writeOf', { order: invoice.orderNumber })}
      close={close}
      foot={
        <Button type="primary" disabled={!fits} loading={write.isPending} onClick={() => write.mutate()}>
          {words('save')}
        </Button>
      }
    >
      <TextField label={t('number')} note={t('numberNote')} value={number} onChange={setNumber} autoFocus />
    </SideSheet>
  );
}
