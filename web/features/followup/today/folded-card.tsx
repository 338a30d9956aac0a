import { ExclamationCircleFilled, UnorderedListOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import type { TodayCard } from '../../../../contract/today.ts';
import { DueLabel } from '../../../ui/due-label.tsx';
import { WhyMark } from '../../../ui/marks.tsx';
import { useSay } from '../../../ui/words.ts';
import style from './today.module.css';

/** One card, a line for each: name, due, why; the name goes to where it is done. */
export function FoldedCard({ cards }: { cards: readonly TodayCard[] }) {
  const say = useSay();
  const first = cards[0];
  if (!first) return null;
  const Glyph = first.section === 'overdue' ? ExclamationCircleFilled : UnorderedListOutlined;
  return (
    <li className={style.card} data-section={first.section}>
      <Glyph className={style.glyph} aria-hidden />
      <div className={style.words}>
        <div className={style.name}>
          <b>{say(first.title)}</b> <span>{cards.length}</span>
        </div>
        <ul>
          {cards.map((card) => (
            <li key={card.id} className={style.foldedLine} data-card={card.id}>
              {card.subject.open ? (
                <Link to={card.subject.open}>{card.subject.name}</Link>
              ) : (
                card.subject.name
              )}
              {card.dueAt ? <DueLabel dueAt={card.dueAt} /> : null}
              <WhyMark
                obligation={card.duties[0]?.id ?? card.id}
                of={`${card.subject.name} ${say(card.title)}`}
              />
            </li>
          ))}
        </ul>
      </div>
    </li>
  );
}
