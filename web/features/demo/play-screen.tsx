import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect } from 'react';
import type { PlayState } from '../../../contract/demo.ts';
import { ErrorState, Loading, toldBy } from '../../ui/states.tsx';
import { switchLanguage, useLanguage, useSay, useWords } from '../../ui/words.ts';
import style from './play.module.css';
import { PlayCounts } from './play-counts.tsx';
import { PlayLines } from './play-lines.tsx';
import { PlayOnward } from './play-onward.tsx';
import { usePlay, useStartPlay } from './play-query.ts';
import { demoWords } from './words.ts';

/** One event from the plan to the call-backs, in front of somebody who has never seen Guiju. */
export function PlayScreen() {
  const t = useWords(demoWords);
  const play = usePlay();
  const title = t('title');
  useEffect(() => {
    document.title = `${title} · 规矩`;
  }, [title]);
  return (
    <div className={style.frame}>
      <Top />
      <h1 className={style.title}>{title}</h1>
      {play.isPending ? <Loading rows={6} /> : null}
      {play.isError ? <ErrorState error={play.error} again={() => void play.refetch()} /> : null}
      {play.data?.state === 'none' ? <Nothing /> : null}
      {play.data && play.data.state !== 'none' ? <Shown play={play.data} /> : null}
    </div>
  );
}

function Top() {
  const t = useWords(demoWords);
  const language = useLanguage();
  const other = language === 'zh' ? 'en' : 'zh';
  return (
    <header className={style.top}>
      <span className={style.brand}>
        <img src="/mark.svg" alt="" width={28} height={28} />
        {t('brand')}
      </span>
      <span className={style.links}>
        <Link to={'/sign-in' as string} className={style.link}>
          {t('toSignIn')}
        </Link>
        <button
          type="button"
          className={`gj-plain ${style.link}`}
          lang={other === 'zh' ? 'zh-CN' : 'en'}
          onClick={() => switchLanguage(other)}
        >
          {t('language')}
        </button>
      </span>
    </header>
  );
}

function Nothing() {
  const t = useWords(demoWords);
  return (
    <div className={style.note}>
      <p>
        <b>{t('none')}</b>
      </p>
      <p>{t('noneMore')}</p>
    </div>
  );
}

function Shown({ play }: { play: PlayState }) {
  const t = useWords(demoWords);
  return (
    <>
      <p className={style.note}>{t('note')}</p>
      <Start play={play} />
      {play.lines.length > 0 ? (
        <div className={style.two}>
          <div className={style.beside}>
            <PlayCounts lines={play.lines} done={play.state === 'done'} />
            {play.end ? <PlayOnward end={play.end} /> : null}
          </div>
          <PlayLines lines={play.lines} running={play.state === 'running'} />
        </div>
      ) : null}
    </>
  );
}

function Start({ play }: { play: PlayState }) {
  const t = useWords(demoWords);
  const say = useSay();
  const start = useStartPlay();
  const running = play.state === 'running' || start.isPending;
  const told = toldBy(start.error);
  const said = running
    ? t(play.lines.length === 0 ? 'setting' : 'running')
    : play.state === 'none' || play.state === 'ready' || play.state === 'running'
      ? ''
      : t(play.state);
  return (
    <div className={style.start}>
      {running || play.state === 'elsewhere' ? null : (
        <Button type="primary" size="large" onClick={() => start.mutate()}>
          {t(play.state === 'ready' ? 'start' : 'again')}
        </Button>
      )}
      <span role="status">{said}</span>
      {start.error ? (
        <p role="alert" className={style.refused}>
          {told ? `${say(told.says)}。${told.mend ? say(told.mend) : ''}` : String(start.error.message)}
        </p>
      ) : null}
    </div>
  );
}
