import { useState } from 'react';
import type { RepeatShown, WalkInShown } from '../../contract/door.ts';
import { FinishCard } from './finish-card.tsx';
import { clockIn, useSay } from './say.ts';
import { serverNow } from './talk.ts';
import type { DeskView } from './use-desk.ts';

/** What only a person can do: say who came twice, and give the cards their names. */
export function OpenItems({ desk }: { desk: DeskView }) {
  const { t } = useSay();
  const [finishing, setFinishing] = useState<string | null>(null);
  const { repeats = [], walkIns = [] } = desk.open ?? {};
  return (
    <section className="open">
      {repeats.length > 0 ? <h2 className="look">{t('toSettle')}</h2> : null}
      <ul>
        {repeats.map((repeat) => (
          <Repeat key={repeat.scan} repeat={repeat} desk={desk} />
        ))}
      </ul>
      {walkIns.length > 0 ? <h2>{`${t('cards')} ${walkIns.length}`}</h2> : null}
      <ul>
        {walkIns.map((card) =>
          finishing === card.id ? (
            <FinishCard key={card.id} card={card} desk={desk} onDone={() => setFinishing(null)} />
          ) : (
            <Card key={card.id} card={card} onOpen={() => setFinishing(card.id)} />
          ),
        )}
      </ul>
    </section>
  );
}

function Repeat({
  repeat: { scan, guest, before, at, desk: place },
  desk,
}: {
  repeat: RepeatShown;
  desk: DeskView;
}) {
  const { t } = useSay();
  const zone = desk.state?.zone ?? 'Asia/Shanghai';
  const settle = (as: 'same' | 'companion') => desk.done({ do: 'settle', scan, as });
  return (
    <li className="item">
      <p>
        <b>{guest.name || t('cardN', { n: guest.number ?? '' })}</b>{' '}
        {before ? t('before', { ...before, at: clockIn(zone, before.at) }) : ''} · {clockIn(zone, at)} {place}
      </p>
      <div className="choices">
        <button type="button" onClick={() => settle('same')}>
          {t('same')}
        </button>
        <button type="button" onClick={() => settle('companion')}>
          {t('companion')}
        </button>
      </div>
    </li>
  );
}

function Card({ card, onOpen }: { card: WalkInShown; onOpen: () => void }) {
  const { t } = useSay();
  const left = Math.ceil((Date.parse(card.dueAt) - serverNow()) / 60_000);
  const about = [
    card.seat ? t('seatOf', { table: card.seat.table, seat: card.seat.seat }) : t('noSeat'),
    card.inviter?.name ?? t('nobody'),
    card.with ? t('cameWith', { name: card.with }) : '',
  ];
  return (
    <li className="item">
      <p>
        <b>{t('cardN', { n: card.card })}</b> {about.filter(Boolean).join(' · ')}
      </p>
      <p className="small" data-late={left <= 0}>
        {left > 0 ? t('minutesLeft', { n: left }) : t('overdue')}
      </p>
      <button type="button" aria-label={`${t('finish')}:${t('cardN', { n: card.card })}`} onClick={onOpen}>
        {t('finish')}
      </button>
    </li>
  );
}
