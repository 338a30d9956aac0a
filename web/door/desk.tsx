import { useState } from 'react';
import { Camera } from './camera.tsx';
import { Counts } from './counts.tsx';
import { Found } from './found.tsx';
import { OpenItems } from './open-items.tsx';
import { Recent } from './recent.tsx';
import { useSay } from './say.ts';
import { ScanField } from './scan-field.tsx';
import type { DeskView } from './use-desk.ts';
import { useLookUp } from './use-look-up.ts';
import { Verdict } from './verdict.tsx';
import { WalkIn } from './walk-in.tsx';

/** The desk at work: one field that hears everything, the verdict over it, and what is left to do below. */
export function Desk({ desk }: { desk: DeskView }) {
  const { t, say } = useSay();
  const look = useLookUp(desk);
  const [giving, setGiving] = useState(false);
  const refused = desk.queue.refused;
  const giveCard = () => {
    desk.clear();
    look.close();
    setGiving(true);
  };
  return (
    <main className="desk">
      {desk.state && !desk.state.event.open ? (
        <p className="banner" role="alert">
          <b>{t('doorsShut')}</b> {t('doorsShutMend')}
        </p>
      ) : null}
      {refused ? (
        <p className="banner" role="alert">
          <b>{say(refused.says)}</b> {refused.mend ? say(refused.mend) : ''}
        </p>
      ) : null}
      <section className="scan">
        <ScanField typed={look.typed} quiet={giving} />
        <Camera onCode={look.typed} />
        {look.state ? <Found look={look} desk={desk} onCard={giveCard} /> : null}
        {giving ? (
          <WalkIn desk={desk} onClose={() => setGiving(false)} />
        ) : (
          <button type="button" className="wide" onClick={giveCard}>
            {t('walkIn')}
          </button>
        )}
        <Recent desk={desk} />
      </section>
      <aside className="side">
        <Counts desk={desk} />
        <OpenItems desk={desk} />
      </aside>
      {desk.shown ? (
        <Verdict key={desk.shown.act.id} desk={desk} shown={desk.shown} onCard={giveCard} />
      ) : null}
    </main>
  );
}
