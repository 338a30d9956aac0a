import { useState } from 'react';
import { useSay } from './say.ts';
import type { DeskView } from './use-desk.ts';

const lastCard = 'guiju.door.card';

/** Ten seconds: the number on the next card of the pile, and a tap on who brought them. The rest at the seat. */
export function WalkIn({ desk, onClose }: { desk: DeskView; onClose: () => void }) {
  const { t } = useSay();
  const [card, setCard] = useState(nextCard);
  const fits = /^[0-9A-Za-z-]{1,12}$/.test(card);
  const give = (inviter: string | null) => {
    localStorage.setItem(lastCard, card);
    desk.done({ do: 'walk-in', card, inviter });
    onClose();
  };
  return (
    <section className="walk-in" aria-label={t('walkIn')}>
      <h2>{t('walkIn')}</h2>
      <label>
        {t('card')}
        <input
          value={card}
          onChange={(event) => setCard(event.target.value.trim())}
          inputMode="numeric"
          autoComplete="off"
          // biome-ignore lint/a11y/noAutofocus: opened by a tap on this very thing, ten seconds before the next guest
          autoFocus
        />
      </label>
      <p>{t('broughtBy')}</p>
      <div className="chips">
        {(desk.state?.inviters ?? []).map(({ id, name }) => (
          <button key={id} type="button" disabled={!fits} onClick={() => give(id)}>
            {name}
          </button>
        ))}
        <button type="button" disabled={!fits} onClick={() => give(null)}>
          {t('nobody')}
        </button>
        <button type="button" className="quiet" onClick={onClose}>
          {t('close')}
        </button>
      </div>
    </section>
  );
}

/** Cards lie in order: the one after the last. */
function nextCard(): string {
  const last = localStorage.getItem(lastCard) ?? '';
  const read = /^(.*?)(\d+)$/.exec(last);
  if (!read) return '';
  const [, before = '', number = ''] = read;
  return before + String(Number(number) + 1).padStart(number.length, '0');
}
