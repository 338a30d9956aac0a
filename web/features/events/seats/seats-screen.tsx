import { useMutation } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { App, Button } from 'antd';
import { useState } from 'react';
import type { SeatPlan, SettledAnswer } from '../../../../contract/seats.ts';
import { api } from '../../../api/client.ts';
import { newId } from '../../../api/new-id.ts';
import { CheckField } from '../../../ui/fields.tsx';
import { Page } from '../../../ui/page.tsx';
import { EmptyState, ErrorState, Loading } from '../../../ui/states.tsx';
import { useTellError } from '../../../ui/tell-error.ts';
import { useSay, useWords } from '../../../ui/words.ts';
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
          {laid ? <Settle event={plan.event.id} /> : null}
        </>
      ) : null}
      {laid ? <Button onClick={() => window.print()}>{t('print')}</Button> : null}
      <Link to={`/events/${plan.event.id}` as string}>{t('back')}</Link>
      {laying ? <LayoutSheet plan={plan} close={() => setLaying(false)} /> : null}
    </>
  );
}

/** 座次排定: said once the plan stands; what the rules point out is shown. */
function Settle({ event }: { event: string }) {
  const t = useWords(seatWords);
  const say = useSay();
  const tell = useTellError();
  const { message } = App.useApp();
  const settle = useMutation({
    mutationFn: () =>
      api.post<SettledAnswer>(`/api/events/${encodeURIComponent(event)}/seats/settled`, { id: newId() }),
    onSuccess: ({ says }) =>
      void (says.length > 0
        ? message.warning(says.map((one) => say(one)).join(' '), 10)
        : message.success(t('settled'))),
    onError: tell,
  });
  return (
    <Button loading={settle.isPending} onClick={() => settle.mutate()}>
      {t('settle')}
    </Button>
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
