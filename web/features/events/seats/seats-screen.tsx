import { Link, useParams } from '@tanstack/react-router';
import { App, Button } from 'antd';
import { useState } from 'react';
import type { SeatPlan } from '../../../../contract/seats.ts';
import { api } from '../../../api/client.ts';
import { CheckField } from '../../../ui/fields.tsx';
import { Page } from '../../../ui/page.tsx';
import { EmptyState, ErrorState, Loading } from '../../../ui/states.tsx';
import { useWords } from '../../../ui/words.ts';
import { LayoutSheet } from './layout-sheet.tsx';
import { useSeatPlan, useSeatWrite } from './queries.ts';
import style from './seats.module.css';
import { TableCard } from './table-card.tsx';
import { Unseated } from './unseated.tsx';
import { useMoving } from './use-moving.ts';
import { seatWords } from './words.ts';

/** The hall from above: tables in their rows, who sits where, and who has no chair yet. */
export function SeatsScreen() {
  const { id } = useParams({ strict: false }) as { id: string };
  const plan = useSeatPlan(id);
  if (plan.isPending) return <Loading rows={10} />;
  if (plan.isError) return <ErrorState error={plan.error} again={() => void plan.refetch()} />;
  return <Shown plan={plan.data} />;
}

function Shown({ plan }: { plan: SeatPlan }) {
  const t = useWords(seatWords);
  const { event, seated, chairs } = plan;
  return (
    <Page
      wide
      title={t('title', { event: event.name })}
      note={t('note', { hall: event.hall, seated, chairs, fire: event.fireLimit })}
      actions={<Actions plan={plan} />}
    >
      {plan.tables.length === 0 ? <EmptyState title={t('noTables')}>{t('noTablesNote')}</EmptyState> : null}
      {plan.tables.length > 0 || plan.unseated.length > 0 ? <Hall plan={plan} /> : null}
    </Page>
  );
}

function Actions({ plan }: { plan: SeatPlan }) {
  const t = useWords(seatWords);
  const { message } = App.useApp();
  const [laying, setLaying] = useState(false);
  const propose = useSeatWrite(plan.event.id, (path, _: null) =>
    api.post<SeatPlan>(path('/proposal'), undefined),
  );
  const laid = plan.tables.length > 0;
  return (
    <>
      {plan.may ? (
        <>
          <Button type={laid ? 'default' : 'primary'} onClick={() => setLaying(true)}>
            {t('layOut')}
          </Button>
          {laid ? (
            <Button
              type="primary"
              loading={propose.isPending}
              onClick={() => propose.mutate(null, { onSuccess: () => void message.success(t('proposed')) })}
            >
              {t('propose')}
            </Button>
          ) : null}
        </>
      ) : null}
      {laid ? <Button onClick={() => window.print()}>{t('print')}</Button> : null}
      <Link to={`/events/${plan.event.id}` as string}>{t('back')}</Link>
      {laying ? <LayoutSheet plan={plan} close={() => setLaying(false)} /> : null}
    </>
  );
}

function Hall({ plan }: { plan: SeatPlan }) {
  const t = useWords(seatWords);
  const moving = useMoving(plan);
  const [taking, setTaking] = useState(false);
  const rows = [...Map.groupBy(plan.tables, ({ row }) => row)];
  return (
    <>
      {plan.may && plan.tables.length > 0 ? (
        <div className={`${style.help} gj-no-print`}>
          <p>{taking ? t('takeChairsNote') : t('how')}</p>
          <CheckField label={t('takeChairs')} checked={taking} onChange={setTaking} />
        </div>
      ) : null}
      <div className={style.held} data-on={moving.held !== null} role="status">
        {moving.held ? (
          <>
            <span>{t('holding', { name: moving.held.name })}</span>
            <Button size="small" onClick={moving.getUp}>
              {t('getUp')}
            </Button>
          </>
        ) : null}
      </div>
      <Unseated plan={plan} moving={moving} />
      {plan.tables.length > 0 ? <p className={style.stage}>{t('stage')}</p> : null}
      {rows.map(([row, tables]) => (
        <div key={row} className={style.row}>
          {tables.map((table) => (
            <TableCard
              key={table.table}
              event={plan.event.id}
              table={table}
              moving={moving}
              taking={taking}
            />
          ))}
        </div>
      ))}
    </>
  );
}
