import { useSay } from './say.ts';
import type { DeskView, Shown } from './use-desk.ts';

/** The last few, so that a slip is taken back before the guest has sat down. */
export function Recent({ desk }: { desk: DeskView }) {
  const { t } = useSay();
  if (desk.recent.length === 0) return null;
  return (
    <section className="recent">
      <h2>{t('justNow')}</h2>
      <ul>
        {desk.recent.map((one) => (
          <Line key={one.answer?.scan ?? one.act.id} one={one} desk={desk} />
        ))}
      </ul>
    </section>
  );
}

function Line({ one: { act, answer }, desk }: { one: Shown; desk: DeskView }) {
  const { say, t } = useSay();
  if (!answer) return null;
  const mine = answer.verdict === 'admitted' && act.by === desk.stands?.id;
  const who = answer.guest?.name || t('cardN', { n: answer.guest?.number ?? '' });
  return (
    <li data-verdict={answer.verdict}>
      <span>{say(answer.says)}</span>
      {mine ? (
        <button
          type="button"
          aria-label={t('undoOf', { who })}
          onClick={() => desk.done({ do: 'undo', scan: answer.scan })}
        >
          {t('undo')}
        </button>
      ) : null}
    </li>
  );
}
