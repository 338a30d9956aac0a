import { Button } from 'antd';
import { useMemo, useState } from 'react';
import type { EventPage } from '../../../../contract/events.ts';
import { api } from '../../../api/client.ts';
import { newId } from '../../../api/new-id.ts';
import { useSession } from '../../../api/session.tsx';
import { Tag } from '../../../ui/marks.tsx';
import { Section } from '../../../ui/page.tsx';
import { type Column, ResponsiveTable } from '../../../ui/responsive-table.tsx';
import { SideSheet } from '../../../ui/side-sheet.tsx';
import { useYuan } from '../../../ui/use-yuan.ts';
import { useWords } from '../../../ui/words.ts';
import style from '../events.module.css';
import { shortYuan, useEventWrite, yuan } from './queries.ts';
import { QuotaFields, useQuotaRows } from './quota-fields.tsx';
import { planningWords } from './words.ts';

type Row = EventPage['quotas']['rows'][number];

/** 指标: who invites how many and how far they are; what nobody was given stays in sight. */
export function Quotas({ event }: { event: EventPage }) {
  const t = useWords(planningWords);
  const say = useYuan();
  const { can } = useSession();
  const [open, setOpen] = useState(false);
  const { rows, guestsUnassigned, salesUnassigned } = event.quotas;
  const unassigned = Number(salesUnassigned?.amount ?? 0);
  const may = can('event.plan') && event.endedAt === null && event.state !== 'cancelled';
  return (
    <Section
      title={t('quotas')}
      actions={may ? <Button onClick={() => setOpen(true)}>{t('changeQuotas')}</Button> : null}
    >
      <ResponsiveTable
        label={t('quotas')}
        columns={useColumns(salesUnassigned !== null)}
        rows={rows}
        rowKey={({ member }) => member.id}
      />
      <p className={style.missing}>
        {guestsUnassigned > 0 ? <Tag tone="soon">{t('guestsLeft', { n: guestsUnassigned })}</Tag> : null}
        {salesUnassigned && unassigned > 0 ? (
          <Tag tone="soon">{t('salesLeft', { amount: say(salesUnassigned) })}</Tag>
        ) : null}
      </p>
      {open ? <QuotaSheet event={event} close={() => setOpen(false)} /> : null}
    </Section>
  );
}

function useColumns(money: boolean): Column<Row>[] {
  const t = useWords(planningWords);
  const say = useYuan();
  const number = (key: 'guests' | 'invited' | 'confirmed', title: string): Column<Row> => ({
    key,
    title,
    align: 'right',
    phone: 'inline',
    show: (row) => row[key],
  });
  return [
    { key: 'member', title: t('member'), phone: 'head', show: ({ member }) => member.name },
    number('guests', t('guests')),
    number('invited', t('invitedOf')),
    number('confirmed', t('confirmedOf')),
    ...(money
      ? [
          {
            key: 'sales',
            title: t('salesTask'),
            align: 'right' as const,
            phone: 'inline' as const,
            show: (row: Row) => say(row.sales),
          },
        ]
      : []),
  ];
}

function QuotaSheet({ event, close }: { event: EventPage; close: () => void }) {
  const t = useWords(planningWords);
  const [id] = useState(newId);
  const given = useMemo(
    () =>
      event.quotas.rows.map(({ member, guests, sales }) => ({
        member: member.id,
        guests,
        sales: shortYuan(sales),
      })),
    [event.quotas.rows],
  );
  const quotas = useQuotaRows(given);
  const save = useEventWrite(event.id, async () => {
    const rows = quotas.rows
      .filter(({ guests, sales }) => Number(guests) > 0 || Number(sales) > 0)
      .map(({ member, guests, sales }) => ({ member, guests: Number(guests), sales: yuan(sales) }));
    await api.put(`/api/events/${event.id}/quotas`, { id, quotas: rows });
    close();
  });
  return (
    <SideSheet
      title={t('changeQuotas')}
      close={close}
      foot={
        <Button type="primary" block loading={save.isPending} onClick={() => save.mutate(undefined)}>
          {t('saveIt')}
        </Button>
      }
    >
      <QuotaFields {...quotas} goalGuests={event.goalGuests} goalSales={Number(event.goalSales.amount)} />
    </SideSheet>
  );
}
