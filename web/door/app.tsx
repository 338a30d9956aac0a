import { useState } from 'react';
import { Desk } from './desk.tsx';
import { deskToken } from './desk-token.ts';
import { switchLanguage, useSay } from './say.ts';
import { SelfTest } from './self-test.tsx';
import { StandHere } from './stand-here.tsx';
import { type DeskView, useDesk } from './use-desk.ts';

export function App() {
  const [token] = useState(deskToken);
  if (/MicroMessenger/i.test(navigator.userAgent)) return <InWechat />;
  return token ? <OneDesk token={token} /> : <NoDesk />;
}

function OneDesk({ token }: { token: string }) {
  const desk = useDesk(token);
  const [testing, setTesting] = useState(false);
  if (desk.ended) return <Ended desk={desk} />;
  return (
    <>
      <Head desk={desk} testing={testing} onTest={() => setTesting(!testing)} />
      {testing ? <SelfTest desk={desk} /> : desk.stands ? <Desk desk={desk} /> : <StandHere desk={desk} />}
    </>
  );
}

/** Which desk, who stands there, and whether what was done has arrived: always in sight. */
function Head({ desk, testing, onTest }: { desk: DeskView; testing: boolean; onTest: () => void }) {
  const { t } = useSay();
  const { state, queue, stands } = desk;
  return (
    <header className="head">
      <div className="which">
        <h1>{state ? state.desk.name : t('desk')}</h1>
        {state ? <span>{state.event.name}</span> : null}
      </div>
      <p className="net" data-on={queue.reachable} role="status">
        <b>{queue.reachable ? t('onLine') : t('offLine')}</b>
        <span data-waiting={queue.waiting > 0}>
          {queue.waiting > 0 ? t('queued', { n: queue.waiting }) : t('allSent')}
        </span>
      </p>
      <div className="tools">
        {stands ? (
          <button type="button" onClick={() => desk.stand(null)}>
            {t('stands', { name: stands.name })} · {t('change')}
          </button>
        ) : null}
        <button type="button" onClick={onTest}>
          {testing ? t('backToDesk') : t('selfTest')}
        </button>
        <button type="button" onClick={switchLanguage}>
          {t('language')}
        </button>
      </div>
    </header>
  );
}

function NoDesk() {
  const { t } = useSay();
  return <Notice title={t('noDesk')} mend={t('noDeskMend')} />;
}

function InWechat() {
  const { t } = useSay();
  return <Notice title={`↗ ${t('inWechat')}`} mend={t('inWechatMend')} />;
}

function Ended({ desk: { ended, queue } }: { desk: DeskView }) {
  const { say, t } = useSay();
  const mend = [ended?.mend ? say(ended.mend) : '', queue.waiting > 0 ? t('kept', { n: queue.waiting }) : ''];
  return <Notice title={ended ? say(ended.says) : t('deskEnded')} mend={mend.join(' ')} />;
}

function Notice({ title, mend }: { title: string; mend: string }) {
  const { t } = useSay();
  return (
    <main className="notice">
      <h1>{title}</h1>
      <p>{mend}</p>
      <button type="button" onClick={switchLanguage}>
        {t('language')}
      </button>
    </main>
  );
}
