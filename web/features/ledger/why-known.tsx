import { useClock } from '../../ui/clock.tsx';
import { DueLabel } from '../../ui/due-label.tsx';
import type { KnownWhy } from '../../ui/known-why.ts';
import { sayMoment } from '../../ui/time.ts';
import { useLanguage, useSay, useWords } from '../../ui/words.ts';
import style from './why.module.css';
import { ledgerWords } from './words.ts';

/** Underground the list itself still says which clause wants it, of whom and by when. */
export function WhyKnown({ known }: { known: KnownWhy }) {
  const t = useWords(ledgerWords);
  const say = useSay();
  return (
    <article className={style.why}>
      <p role="status" className={style.note}>
        {t('awayKnown')}
      </p>
      <dl className={style.parts}>
        <div>
          <dt>{t('clause')}</dt>
          <dd>{t('clauseOf', { clause: known.clause, n: known.n })}</dd>
        </div>
        <div>
          <dt>{t('what')}</dt>
          <dd>{say(known.title)}</dd>
        </div>
        <div>
          <dt>{t('about')}</dt>
          <dd>{known.about}</dd>
        </div>
        {known.dueAt ? (
          <div>
            <dt>{t('due')}</dt>
            <dd>
              <DueLabel dueAt={known.dueAt} />
            </dd>
          </div>
        ) : null}
      </dl>
    </article>
  );
}

/** The answer of an earlier look, which may have changed since. */
export function SeenBefore({ at }: { at: number }) {
  const t = useWords(ledgerWords);
  const language = useLanguage();
  const { zone, now } = useClock();
  return (
    <p role="status" className={style.note}>
      {t('awaySeen', { at: sayMoment(zone, at, now, language) })}
    </p>
  );
}
