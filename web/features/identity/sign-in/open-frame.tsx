import { type ReactNode, useEffect } from 'react';
import { toldBy } from '../../../ui/states.tsx';
import { uiWords } from '../../../ui/ui-words.ts';
import { switchLanguage, useLanguage, useSay, useWords } from '../../../ui/words.ts';
import style from './open-frame.module.css';
import { signInWords } from './words.ts';

/** A page before sign-in: the mark, the other language, and one card. */
export function OpenFrame(props: { title: string; note?: ReactNode; children: ReactNode; foot?: ReactNode }) {
  const t = useWords(signInWords);
  const language = useLanguage();
  useEffect(() => {
    document.title = `${props.title} · 规矩`;
  }, [props.title]);
  return (
    <div className={style.frame}>
      <header className={style.top}>
        <span className={style.brand}>
          <img src="/mark.svg" alt="" width={28} height={28} />
          {language === 'zh' ? '规矩' : 'Guiju'}
        </span>
        <button
          type="button"
          className={`gj-plain ${style.language}`}
          lang={language === 'zh' ? 'en' : 'zh-CN'}
          onClick={() => switchLanguage(language === 'zh' ? 'en' : 'zh')}
        >
          {t('language')}
        </button>
      </header>
      <main className={style.main}>
        <h1 className={style.title}>{props.title}</h1>
        <div className={style.note}>{props.note}</div>
        <div className={style.card}>{props.children}</div>
        {props.foot ? <div className={style.foot}>{props.foot}</div> : null}
      </main>
    </div>
  );
}

/** Why it was refused and what to do, above the form, read out at once. */
export function RefusedNote({ error }: { error: unknown }) {
  const t = useWords(uiWords);
  const say = useSay();
  if (!error) return null;
  const told = toldBy(error);
  const away = error instanceof Error && error.name === 'Unreachable';
  return (
    <div className={style.refused} role="alert">
      <b>{told ? say(told.says) : away ? t('away') : t('broke')}</b>
      {told?.mend ? say(told.mend) : away ? t('awayMend') : null}
    </div>
  );
}
