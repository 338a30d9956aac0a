import { type FormEvent, useState } from 'react';
import type { WalkInShown } from '../../contract/door.ts';
import { newId } from '../api/new-id.ts';
import { type Said, useSay } from './say.ts';
import { Refused, talk } from './talk.ts';
import type { DeskView } from './use-desk.ts';

const AWAY: Said = {
  zh: '没有网络,还没记下。写着的都在,网络回来再按一次。',
  en: 'No network: not saved yet. What you typed stays; press again once it is back.',
};

/** Name, number if they like, and the notice read aloud; or no data at all, and they stay all the same. */
export function FinishCard({
  card,
  desk,
  onDone,
}: {
  card: WalkInShown;
  desk: DeskView;
  onDone: () => void;
}) {
  const { t, say } = useSay();
  const [given, setGiven] = useState({
    id: newId(),
    name: '',
    phone: '',
    noticeRead: false,
    household: false,
  });
  const [fault, setFault] = useState<Said | null>(null);
  const set = (change: Partial<typeof given>) => setGiven({ ...given, ...change });
  const send = async (body: object) => {
    const by = desk.stands?.id;
    try {
      await talk(desk.token, 'POST', `/api/door/walk-ins/${card.id}/completion`, { ...body, by });
      desk.refresh();
      onDone();
    } catch (error) {
      setFault(error instanceof Refused ? error.says : AWAY);
    }
  };
  const save = (event: FormEvent) => {
    event.preventDefault();
    void send({ declined: false, ...given });
  };
  return (
    <li className="item">
      <form className="finish" onSubmit={save}>
        <h3>{t('cardN', { n: card.card })}</h3>
        <label>
          {t('name')}
          <input
            value={given.name}
            onChange={(event) => set({ name: event.target.value })}
            autoComplete="off"
            required
          />
        </label>
        <label>
          {t('phone')}
          <input
            value={given.phone}
            onChange={(event) => set({ phone: event.target.value })}
            inputMode="tel"
            autoComplete="off"
          />
        </label>
        <p className="notice-text">{t('notice', { org: desk.state?.organisation ?? '' })}</p>
        <label className="tick">
          <input
            type="checkbox"
            checked={given.noticeRead}
            onChange={(event) => set({ noticeRead: event.target.checked })}
          />
          {t('noticeRead')}
        </label>
        {card.with ? (
          <label className="tick">
            <input
              type="checkbox"
              checked={given.household}
              onChange={(event) => set({ household: event.target.checked })}
            />
            {t('oneHousehold', { name: card.with })}
          </label>
        ) : null}
        {fault ? <p role="alert">{say(fault)}</p> : null}
        <div className="choices">
          <button type="submit" className="main">
            {t('save')}
          </button>
          <button type="button" onClick={() => void send({ declined: true })}>
            {t('declined')}
          </button>
          <button type="button" className="quiet" onClick={onDone}>
            {t('close')}
          </button>
        </div>
      </form>
    </li>
  );
}
