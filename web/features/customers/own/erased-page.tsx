import { Section } from '../../../ui/page.tsx';
import { useSay, useWords } from '../../../ui/words.ts';
import style from './own.module.css';
import type { Erased } from './queries.ts';
import { ownWords } from './words.ts';

/** What went, and what law keeps: what, why, until when. */
export function ErasedPage({ erased }: { erased: Erased }) {
  const t = useWords(ownWords);
  const say = useSay();
  return (
    <>
      <h1 className={style.title}>{t('erasedTitle')}</h1>
      <ul className={style.list}>
        {erased.erased.map((what) => (
          <li key={what.en}>{say(what)}</li>
        ))}
      </ul>
      <Section title={t('keptTitle')}>
        <ul className={style.list}>
          {erased.kept.map((one) => (
            <li key={one.what.en}>
              {say(one.what)}
              <br />
              <span className={style.quiet}>
                {say(one.why)} {one.until ? t('keptUntil', { day: one.until }) : ''}
              </span>
            </li>
          ))}
        </ul>
      </Section>
      <p>{t('closeNow')}</p>
    </>
  );
}
