import { useParams } from '@tanstack/react-router';
import { useClock } from '../../../ui/clock.tsx';
import { ErrorState, Loading } from '../../../ui/states.tsx';
import { momentIn } from '../../../ui/time.ts';
import { useWords } from '../../../ui/words.ts';
import style from './big-screen.module.css';
import { useBigScreen } from './queries.ts';
import { hallWords } from './words.ts';

/** The wall: readable from twenty metres, names masked, nothing about who bought. */
export function BigScreen() {
  const t = useWords(hallWords);
  const { id } = useParams({ strict: false }) as { id: string };
  const { zone } = useClock();
  const screen = useBigScreen(id);
  if (screen.isPending) return <Loading rows={6} />;
  if (screen.isError) return <ErrorState error={screen.error} />;
  const shown = screen.data;
  const drawn = shown.draw?.results.filter(({ absent }) => !absent) ?? [];
  return (
    <div className={style.wall}>
      <h1>{shown.name}</h1>
      <p className={style.sells}>{shown.sells}</p>
      <p className={style.count}>
        <b>{shown.arrived}</b> {t('people')}{' '}
        <small>{t('asOf', { at: momentIn(zone, Date.parse(shown.asOf)).clock })}</small>
      </p>
      {shown.latest.length > 0 ? (
        <p className={style.latest} aria-live="polite">
          {t('welcome')} {shown.latest.join('  ')}
        </p>
      ) : null}
      <p className={style.programme}>
        {shown.now ? (
          <span>
            {t('now')} <b>{shown.now}</b>
          </span>
        ) : null}
        {shown.next ? (
          <span>
            {t('next')} <b>{shown.next}</b>
          </span>
        ) : null}
      </p>
      {shown.draw ? (
        <section className={style.draw}>
          <h2>{shown.draw.title}</h2>
          {drawn.length > 0 ? (
            <p className={style.winners}>{drawn.map(({ code }) => code).join('   ')}</p>
          ) : (
            <p className={style.sells}>{t('committed', { n: shown.draw.entries.length })}</p>
          )}
        </section>
      ) : null}
    </div>
  );
}
