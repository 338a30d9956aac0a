import type { TicketRow } from '../../../contract/tickets.ts';
import { DueLabel } from '../../ui/due-label.tsx';
import { Tag } from '../../ui/marks.tsx';
import { useNameOf, useSay, useWords } from '../../ui/words.ts';
import style from './tickets.module.css';
import { ticketWords } from './words.ts';

type Clock = TicketRow['clocks'][number];

/** What a clock is called in a word or two; one that no list knows is called by its clause. */
export function useClockName(): (clock: Pick<Clock, 'noun' | 'title'>) => string {
  const t = useWords(ticketWords);
  const say = useSay();
  return ({ noun, title }) => {
    const key = `clock.${noun}`;
    return key in ticketWords.said ? t(key as keyof typeof ticketWords.said) : say(title);
  };
}

/** The clocks that run, with who has to stop them. */
export function Clocks({ clocks }: Pick<TicketRow, 'clocks'>) {
  const t = useWords(ticketWords);
  const called = useClockName();
  const name = useNameOf();
  return (
    <span className={style.clocks}>
      {clocks
        .filter(({ dueAt }) => dueAt !== null)
        .map((clock) => (
          <span key={clock.obligation} className={style.clock}>
            {clock.late ? <Tag tone="late">{t('lateMark')}</Tag> : null}
            {called(clock)} · {name(clock.holder)} <DueLabel dueAt={clock.dueAt ?? ''} />
          </span>
        ))}
    </span>
  );
}
