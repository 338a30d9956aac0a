import type { KeyboardEvent } from 'react';
import type { SeatPlan, SeatTable } from '../../../../contract/seats.ts';
import { api } from '../../../api/client.ts';
import { useWords } from '../../../ui/words.ts';
import { useSeatWrite } from './queries.ts';
import style from './seats.module.css';
import type { Moving } from './use-moving.ts';
import { seatWords } from './words.ts';

interface Props {
  event: string;
  table: SeatTable;
  moving: Moving;
  /** Choosing a chair takes it away or puts it back. */
  taking: boolean;
}

/** One table: whose guests sit there, old and new, what to look at, and its chairs. */
export function TableCard({ event, table, moving, taking }: Props) {
  const t = useWords(seatWords);
  const guests = table.chairs.flatMap(({ sits }) => (sits && !sits.staff ? sits : []));
  const old = guests.filter(({ returning }) => returning).length;
  return (
    <section className={style.table} aria-label={t('tableN', { n: table.table })}>
      <header>
        <h2>{t('tableN', { n: table.table })}</h2>
        <span className={style.quiet}>
          {[t(`block_${table.block}`), table.inviter?.name ?? ''].filter(Boolean).join(' · ')}
        </span>
        {guests.length > 0 ? (
          <span className={style.mix}>{t('mix', { old, fresh: guests.length - old })}</span>
        ) : null}
      </header>
      {table.hints.map((hint) => (
        <p key={hint} className={style.hint}>
          {t(`hint_${hint}`)}
        </p>
      ))}
      <ul className={style.chairs}>
        {table.chairs.map((chair) => (
          <ChairButton
            key={chair.seat}
            event={event}
            table={table.table}
            chair={chair}
            moving={moving}
            taking={taking}
          />
        ))}
      </ul>
    </section>
  );
}

type ChairProps = Omit<Props, 'table'> & { table: number; chair: SeatTable['chairs'][number] };

function ChairButton({ event, table, chair: { seat, kind, sits }, moving, taking }: ChairProps) {
  const t = useWords(seatWords);
  const change = useSeatWrite(event, (path, to: 'guest' | 'wheelchair') =>
    api.put<SeatPlan>(path(`/${table}/${seat}/kind`), { kind: to }),
  );
  const nobody = kind === 'staff' ? t('staffSeat') : t('empty');
  const card = sits?.ref.startsWith('walk-in:') && sits.last4 === '' ? t('cardN', { n: sits.name }) : null;
  const who = card ?? sits?.name ?? nobody;
  const choose = () => {
    if (!taking) moving.choose({ table, seat }, sits);
    else if (kind !== 'staff') change.mutate(kind === 'wheelchair' ? 'guest' : 'wheelchair');
  };
  return (
    <li>
      <button
        type="button"
        className={style.chair}
        data-chair={`${table}-${seat}`}
        data-kind={kind}
        data-sits={sits ? (sits.staff ? 'staff' : 'guest') : 'nobody'}
        aria-pressed={moving.held !== null && moving.held.ref === sits?.ref}
        onClick={choose}
        onKeyDown={walk}
        {...(sits ? moving.drag(sits) : {})}
      >
        <span className="gj-hidden">{t('tableN', { n: table })} </span>
        <span className={style.seat}>{seat}</span>
        <span className={style.who}>{who}</span>
        <Marks kind={kind} sits={sits} />
      </button>
    </li>
  );
}

function Marks({ kind, sits }: Pick<SeatTable['chairs'][number], 'kind' | 'sits'>) {
  const t = useWords(seatWords);
  const marks = [
    kind === 'wheelchair' ? t('wheelchair') : '',
    sits?.returning === true ? t('returning') : sits?.returning === false ? t('fresh') : '',
    ...(sits?.care ?? []).map((code) => t(`care_${code}` as 'care_hearing')),
    sits?.arrived ? `✓${t('arrived')}` : '',
  ];
  return <span className={style.marks}>{marks.filter(Boolean).join(' ')}</span>;
}

/** The arrows walk from chair to chair, over the tables. */
function walk(event: KeyboardEvent<HTMLButtonElement>): void {
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (!step) return;
  const chairs = [...document.querySelectorAll<HTMLElement>('[data-chair]')];
  const next = chairs[chairs.indexOf(event.currentTarget) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
