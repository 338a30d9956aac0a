import { Button } from 'antd';
import { useState } from 'react';
import type { EventPage } from '../../../../contract/events.ts';
import type { Invitation, InvitationBoard } from '../../../../contract/inviting.ts';
import { useSession } from '../../../api/session.tsx';
import { ChoiceChips } from '../../../ui/chips.tsx';
import { NumberLink, Tag } from '../../../ui/marks.tsx';
import { Section } from '../../../ui/page.tsx';
import { EmptyState, ErrorState, Loading } from '../../../ui/states.tsx';
import { useSay, useWords } from '../../../ui/words.ts';
import style from '../events.module.css';
import { TextsSheet } from '../forwarding/texts-sheet.tsx';
import { GuestRow } from './guest-row.tsx';
import { InviterTable } from './inviter-table.tsx';
import { ProspectsSheet } from './prospects-sheet.tsx';
import { useBoard } from './queries.ts';
import { TheEve } from './the-eve.tsx';
import { invitingWords } from './words.ts';

const RUNGS = ['listed', 'invited', 'accepted', 'confirmed', 'reconfirmed', 'waiting', 'declined'] as const;
const LIKELY = ['sure', 'likely', 'unsure'] as const;

/** 邀约: the ladder, by inviter, and the guests with what to do next for each. */
export function InvitingTab({ event }: { event: EventPage }) {
  const t = useWords(invitingWords);
  const { can } = useSession();
  const board = useBoard(event.id);
  const [open, setOpen] = useState<'adding' | 'texts' | null>(null);
  if (board.isPending) return <Loading rows={8} />;
  if (board.isError) return <ErrorState error={board.error} again={() => void board.refetch()} />;
  const going = event.endedAt === null && event.state !== 'cancelled';
  const add = can('invitation.make') ? (
    <>
      <Button onClick={() => setOpen('texts')}>{t('texts')}</Button>
      {going ? (
        <Button type="primary" onClick={() => setOpen('adding')}>
          {t('addProspects')}
        </Button>
      ) : null}
    </>
  ) : null;
  return (
    <>
      <Ladder board={board.data} actions={add} />
      <TheEve rows={board.data.rows} />
      <div className={style.two}>
        <Guests event={event} rows={board.data.rows} open={going} />
        <InviterTable rows={board.data.inviters} />
      </div>
      {open === 'adding' ? <ProspectsSheet event={event.id} close={() => setOpen(null)} /> : null}
      {open === 'texts' ? <TextsSheet event={event} close={() => setOpen(null)} /> : null}
    </>
  );
}

function Ladder({ board, actions }: { board: InvitationBoard; actions: React.ReactNode }) {
  const t = useWords(invitingWords);
  const say = useSay();
  const { confirming } = board;
  return (
    <Section title={t('ladder')} actions={actions}>
      <div className={style.figures}>
        {RUNGS.map((rung) => (
          <NumberLink key={rung} label={t(rung)} value={board.funnel[rung]} />
        ))}
      </div>
      <div className={style.figures}>
        {LIKELY.map((one) => (
          <NumberLink key={one} label={t(one)} value={board.funnel[one]} />
        ))}
      </div>
      <p className={style.missing} role="status">
        <Tag tone={confirming.open ? 'done' : 'soon'}>
          {t(confirming.open ? 'confirmingOpen' : 'confirmingLocked')}
        </Tag>
        {confirming.missing.map((one) => (
          <span key={one.zh} className={style.left}>
            {say(one)}
          </span>
        ))}
      </p>
    </Section>
  );
}

type Filter = 'everybody' | 'toAsk' | 'toConfirm' | 'waiting';

const FILTERS: Record<Filter, (row: Invitation) => boolean> = {
  everybody: () => true,
  toAsk: ({ state }) => state === 'listed' || state === 'invited',
  toConfirm: ({ state, reconfirmedAt }) => state === 'accepted' && reconfirmedAt === null,
  waiting: ({ state }) => state === 'waiting',
};

function Guests({ event, rows, open }: { event: EventPage; rows: readonly Invitation[]; open: boolean }) {
  const t = useWords(invitingWords);
  const [filter, setFilter] = useState<Filter>('everybody');
  const [most, setMost] = useState(60);
  const shown = rows.filter(FILTERS[filter]);
  return (
    <Section title={t('guests')} count={rows.length}>
      {rows.length === 0 ? (
        <EmptyState title={t('emptyList')}>{t('emptyListNote')}</EmptyState>
      ) : (
        <ChoiceChips
          legend={t('only')}
          hideLegend
          value={filter}
          onChange={setFilter}
          chips={(Object.keys(FILTERS) as Filter[]).map((value) => ({
            value,
            label: `${t(value)} ${rows.filter(FILTERS[value]).length}`,
          }))}
        />
      )}
      {rows.length > 0 && shown.length === 0 ? <p className={style.quiet}>{t('nobodyHere')}</p> : null}
      <ul className={style.list}>
        {shown.slice(0, most).map((row) => (
          <li key={row.id}>
            <GuestRow event={event} row={row} open={open} />
          </li>
        ))}
      </ul>
      {shown.length > most ? <Button onClick={() => setMost(most + 200)}>{t('more')}</Button> : null}
    </Section>
  );
}
