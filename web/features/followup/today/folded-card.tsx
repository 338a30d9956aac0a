import { ExclamationCircleFilled, PhoneOutlined, UnorderedListOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { TodayCard } from '../../../../contract/today.ts';
import { DueLabel } from '../../../ui/due-label.tsx';
import { GoLink } from '../../../ui/go-link.tsx';
import { WhyMark } from '../../../ui/marks.tsx';
import { useSay, useWords } from '../../../ui/words.ts';
import { followupWords } from '../words.ts';
import { callableNow } from './callable.ts';
import { CardActions } from './card-actions.tsx';
import type { Shown } from './folded.ts';
import style from './today.module.css';

type By = Extract<Shown, { fold: unknown }>['by'];

/** One card, a line for each: what or who, due, why, and the way to where it is done. */
export function FoldedCard({ cards, by }: { cards: readonly TodayCard[]; by: By }) {
  const say = useSay();
  const first = cards[0];
  if (!first) return null;
  const late = first.section === 'overdue';
  const Glyph = late ? ExclamationCircleFilled : by === 'calls' ? PhoneOutlined : UnorderedListOutlined;
  return (
    <li className={style.card} data-section={first.section}>
      <Glyph className={style.glyph} aria-hidden />
      <div className={style.words}>
        <div className={style.name}>
          <Head first={first} count={cards.length} by={by} />
        </div>
        {by === 'calls' ? (
          <Calls cards={cards} />
        ) : (
          <ul>
            {cards.map((card) => (
              <Line key={card.id} card={card} by={by} />
            ))}
          </ul>
        )}
      </div>
      {by === 'calls' ? <WhyMark obligation={first.duties[0]?.id ?? first.id} of={say(first.title)} /> : null}
    </li>
  );
}

/** 「上交 5」, 「三月联谊会 6 项」, 「敲定电话 三月联谊会 12 位」. */
function Head({ first, count, by }: { first: TodayCard; count: number; by: By }) {
  const t = useWords(followupWords);
  const say = useSay();
  if (by === 'gathering')
    return (
      <>
        <b>{first.gathering?.name}</b> <span>{t('things', { n: count })}</span>
      </>
    );
  return (
    <>
      <b>{say(first.title)}</b>{' '}
      <span>{by === 'calls' ? `${first.gathering?.name} · ${t('guests', { n: count })}` : count}</span>
    </>
  );
}

/** One after another; or one by one from the list, for whoever rings back. */
function Calls({ cards }: { cards: readonly TodayCard[] }) {
  const t = useWords(followupWords);
  const [listed, setListed] = useState(false);
  const [first] = cards;
  return (
    <>
      {first?.dueAt ? (
        <div className={style.details}>
          <DueLabel dueAt={first.dueAt} lastCallAt={first.lastCallAt} act="call" />
        </div>
      ) : null}
      <div className={style.buttons}>
        {cards.some(callableNow) ? (
          <Link
            to={'/today/run' as string}
            search={{ about: first?.gathering?.ref } as never}
            className={style.go}
          >
            <PhoneOutlined aria-hidden /> {t('runThrough')}
          </Link>
        ) : null}
        <Button aria-expanded={listed} onClick={() => setListed(!listed)}>
          {t('theList')}
        </Button>
      </div>
      {listed ? (
        <ul>
          {cards.map((card) => (
            <li key={card.id} className={style.foldedCall} data-card={card.id}>
              <GoLink to={card.subject.open ?? '/today'}>{card.subject.name}</GoLink>
              <CardActions card={card} />
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}

function Line({ card, by }: { card: TodayCard; by: By }) {
  const say = useSay();
  const called = by === 'gathering' ? say(card.title) : card.subject.name;
  const to = card.record === 'elsewhere' ? (card.place ?? card.subject.open) : card.subject.open;
  return (
    <li className={style.foldedLine} data-card={card.id}>
      {to ? <GoLink to={to}>{called}</GoLink> : called}
      {card.dueAt ? <DueLabel dueAt={card.dueAt} /> : null}
      {card.record === 'elsewhere' ? null : <CardActions card={card} />}
      <WhyMark obligation={card.duties[0]?.id ?? card.id} of={`${card.subject.name} ${say(card.title)}`} />
    </li>
  );
}
