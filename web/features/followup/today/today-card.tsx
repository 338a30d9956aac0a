import { ClockCircleOutlined, ExclamationCircleFilled } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { TodayCard as Card } from '../../../../contract/today.ts';
import { useClock } from '../../../ui/clock.tsx';
import { DueLabel } from '../../../ui/due-label.tsx';
import { Tag, WhyMark } from '../../../ui/marks.tsx';
import { momentIn, sayMoment } from '../../../ui/time.ts';
import { useLanguage, useSay, useWords } from '../../../ui/words.ts';
import { promiseOn } from '../promise/promise.ts';
import { followupWords } from '../words.ts';
import { CardActions } from './card-actions.tsx';
import { unclaimedOn } from './claim.ts';
import style from './today.module.css';

/** What comes later this week shows its buttons once it is asked for; in a run it has been. */
export function TodayCard({ card, asked = false }: { card: Card; asked?: boolean }) {
  const say = useSay();
  const name = `${card.subject.name} ${say(card.title)}`;
  const [open, setOpen] = useState(asked || card.section !== 'later');
  return (
    <li className={style.card} data-section={card.section} data-card={card.id}>
      <Glyph card={card} />
      <div className={style.words}>
        <div className={style.name}>
          <CardName card={card} />
          <span>{say(card.title)}</span>
        </div>
        <div className={style.details}>
          {card.dueAt || card.hour ? (
            <span className={style.when}>
              <When card={card} />
            </span>
          ) : null}
          <Details card={card} />
        </div>
        {open ? <CardActions card={card} /> : <DoNow name={name} open={() => setOpen(true)} />}
      </div>
      <WhyMark obligation={card.duties[0]?.id ?? card.id} of={name} />
    </li>
  );
}

/** What is due later may be done now: one tap shows how. */
function DoNow({ name, open }: { name: string; open: () => void }) {
  const t = useWords(followupWords);
  return (
    <button
      type="button"
      className={`gj-plain ${style.doNow}`}
      aria-label={t('doNowFor', { name })}
      onClick={open}
    >
      {t('doNow')}
    </button>
  );
}

function CardName({ card }: { card: Card }) {
  if (!card.subject.open) return <b>{card.subject.name}</b>;
  return (
    <Link to={card.subject.open} className={style.open}>
      <b>{card.subject.name}</b>
    </Link>
  );
}

/** ● callable · ○ today · ◷ an hour was agreed · ! overdue. The section's title says the same in words. */
function Glyph({ card }: { card: Card }) {
  if (card.section === 'overdue') return <ExclamationCircleFilled className={style.glyph} aria-hidden />;
  if (card.hour) return <ClockCircleOutlined className={style.glyph} aria-hidden />;
  return <span className={`${style.glyph} ${style.dot}`} aria-hidden />;
}

function When({ card }: { card: Card }) {
  const t = useWords(followupWords);
  const { zone, now } = useClock();
  const language = useLanguage();
  if (card.hour && Date.parse(card.hour) > now) {
    const at = Date.parse(card.hour);
    const said = card.section === 'later' ? sayMoment(zone, at, now, language) : momentIn(zone, at).clock;
    return (
      <time className={style.hour} dateTime={card.hour}>
        <span className="gj-hidden">{t('promised')} </span>
        {said}
      </time>
    );
  }
  return card.dueAt ? (
    <DueLabel dueAt={card.dueAt} lastCallAt={card.lastCallAt} act={card.call ? 'call' : null} />
  ) : null;
}

function Details({ card }: { card: Card }) {
  const t = useWords(followupWords);
  const say = useSay();
  const language = useLanguage();
  const { zone, now } = useClock();
  const { made, nextAt } = card.attempts ?? { made: 0, nextAt: null };
  const tried = nextAt
    ? t('nextTry', { n: made, at: sayMoment(zone, Date.parse(nextAt), now, language) })
    : t('tried', { n: made });
  return (
    <>
      {unclaimedOn(card) ? <Tag>{t('unclaimed')}</Tag> : null}
      {promiseOn(card) ? <Tag tone="indigo">{t('promised')}</Tag> : null}
      {card.words ? <span>{card.words}</span> : null}
      {card.gathering && card.gathering.name !== card.subject.name ? (
        <span>{card.gathering.name}</span>
      ) : null}
      {card.detail ? <span>{say(card.detail)}</span> : null}
      {card.duties.length > 1 ? <Tag>{t('merged', { n: card.duties.length })}</Tag> : null}
      {made > 0 ? <Tag tone="soon">{tried}</Tag> : null}
      {card.frozen ? <Tag tone="soon">{say(card.frozen)}</Tag> : null}
      {card.call && card.call.verdict !== 'allowed' && card.call.says ? (
        <Tag tone="soon">{say(card.call.says)}</Tag>
      ) : null}
    </>
  );
}
