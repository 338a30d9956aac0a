import { Link } from '@tanstack/react-router';
import type { TicketRow } from '../../../contract/tickets.ts';
import { Tag } from '../../ui/marks.tsx';
import { useSay, useWords } from '../../ui/words.ts';
import { Clocks } from './clocks.tsx';
import style from './tickets.module.css';
import { ticketWords } from './words.ts';

interface Props {
  rows: readonly TicketRow[];
  /** Those that are being handed over; null while nothing is. */
  chosen: readonly string[] | null;
  choose: (ids: readonly string[]) => void;
}

export function TicketList({ rows, chosen, choose }: Props) {
  const t = useWords(ticketWords);
  const toggle = (id: string) =>
    chosen && choose(chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id]);
  return (
    <ul className={style.list}>
      {rows.map((row) => (
        <li key={row.id} className={style.row} data-plain={chosen === null}>
          {chosen ? (
            <input
              type="checkbox"
              aria-label={t('choose', { number: row.number })}
              checked={chosen.includes(row.id)}
              onChange={() => toggle(row.id)}
            />
          ) : null}
          <Ticket row={row} />
        </li>
      ))}
    </ul>
  );
}

export const stateTone = {
  received: 'late',
  answered: 'soon',
  dispatched: 'indigo',
  waiting: 'plain',
  done: 'soon',
  told: 'soon',
  verified: 'done',
  closed: 'done',
} as const;

function Ticket({ row }: { row: TicketRow }) {
  const t = useWords(ticketWords);
  const say = useSay();
  return (
    <div>
      <p className={style.head}>
        <Link to={`/tickets/${row.id}` as string}>
          {row.number} {row.who} {row.tail ?? ''}
        </Link>
        <Tag>{t(row.ticketType)}</Tag>
        <Tag tone={stateTone[row.state]}>{t(row.state)}</Tag>
        <span className={style.quiet}>
          {row.level ? t('level', { post: say(row.level) }) : ''}{' '}
          {row.handedTo ? t('handedTo', { name: row.handedTo.name }) : t('keeper', { name: row.keeper.name })}
        </span>
      </p>
      <p className={style.said}>{row.said}</p>
      <Clocks clocks={row.clocks} />
    </div>
  );
}
