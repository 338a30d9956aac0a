import { Button } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useSession } from '../../api/session.tsx';
import { ChoiceChips } from '../../ui/chips.tsx';
import { TextField } from '../../ui/fields.tsx';
import { Page } from '../../ui/page.tsx';
import { EmptyState, ErrorState, Loading } from '../../ui/states.tsx';
import { useWords } from '../../ui/words.ts';
import { HandOver } from './hand-over.tsx';
import { useBoard } from './queries.ts';
import { ReceiveSheet } from './receive-sheet.tsx';
import { TicketList } from './ticket-list.tsx';
import style from './tickets.module.css';
import { ticketWords } from './words.ts';

/** The desk's list: what runs out first stands first; four digits find the case. */
export function DeskScreen() {
  const t = useWords(ticketWords);
  const { can, member } = useSession();
  const [typed, setTyped] = useState('');
  const [closed, setClosed] = useState(false);
  const [taking, setTaking] = useState(false);
  const [chosen, setChosen] = useState<readonly string[] | null>(null);
  const q = useDeferredValue(typed.trim());
  const board = useBoard(q, closed);
  const rows = board.data?.tickets ?? [];
  const mine = rows.filter(({ keeper, handedTo }) => keeper.ref === `member:${member.id}` && !handedTo);
  return (
    <Page title={t('title')} wide actions={<Heads take={() => setTaking(true)} />}>
      <div className={style.bar}>
        <TextField label={t('find')} value={typed} onChange={setTyped} />
        <ChoiceChips
          hideLegend
          legend={t('title')}
          chips={[
            { value: 'no', label: t('openOnes') },
            { value: 'yes', label: t('closedOnes') },
          ]}
          value={closed ? 'yes' : 'no'}
          onChange={(value) => setClosed(value === 'yes')}
        />
        {can('ticket.hand-over') && mine.length > 0 && !closed && !chosen ? (
          <Button size="large" onClick={() => setChosen(mine.map(({ id }) => id))}>
            {t('handOver')}
          </Button>
        ) : null}
      </div>
      {chosen ? <HandOver chosen={chosen} done={() => setChosen(null)} /> : null}
      {board.isPending ? <Loading rows={6} /> : null}
      {board.isError ? <ErrorState error={board.error} again={() => void board.refetch()} /> : null}
      {board.data && rows.length === 0 ? (
        <EmptyState title={q ? t('noneFound', { q }) : t('none')}>{q ? null : t('noneMore')}</EmptyState>
      ) : null}
      {rows.length > 0 ? <TicketList rows={chosen ? mine : rows} chosen={chosen} choose={setChosen} /> : null}
      {taking ? <ReceiveSheet close={() => setTaking(false)} /> : null}
    </Page>
  );
}

function Heads({ take }: { take: () => void }) {
  const t = useWords(ticketWords);
  const { can } = useSession();
  return can('ticket.receive') ? (
    <Button type="primary" size="large" onClick={take}>
      {t('receive')}
    </Button>
  ) : null;
}
