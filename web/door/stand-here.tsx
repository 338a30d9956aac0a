import { useState } from 'react';
import { useSay } from './say.ts';
import type { DeskView } from './use-desk.ts';

/** Before the first guest the desk asks who stands there: it is their name that every scan carries. */
export function StandHere({ desk }: { desk: DeskView }) {
  const { t } = useSay();
  const [who, setWho] = useState('');
  const crew = desk.state?.crew ?? [];
  return (
    <main className="notice">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          desk.stand(who || null);
        }}
      >
        <label htmlFor="who">
          <h2>{t('whoStands')}</h2>
        </label>
        <p id="who-note">{t('whoStandsNote')}</p>
        <select
          id="who"
          aria-describedby="who-note"
          value={who}
          onChange={(event) => setWho(event.target.value)}
        >
          <option value="">{t('choose')}</option>
          {crew.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
        <button type="submit" className="main" disabled={!who}>
          {t('begin')}
        </button>
      </form>
      {crew.length === 0 && !desk.queue.reachable ? <p role="alert">{t('away')}</p> : null}
    </main>
  );
}
