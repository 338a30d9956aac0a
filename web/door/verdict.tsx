import { useEffect } from 'react';
import { clockIn, useSay } from './say.ts';
import type { DeskView, Shown } from './use-desk.ts';

/** Long enough to read a name and a table, short enough not to hold up the next guest. */
const WELCOME = 2_400;

interface Props {
  desk: DeskView;
  shown: Shown;
  onCard: () => void;
}

/** Fills the screen. Green goes by itself; amber and red stay until somebody has read them. */
export function Verdict({ desk, shown, onCard }: Props) {
  const { say, t } = useSay();
  const { answer } = shown;
  const tone = toneOf(shown);
  const { clear } = desk;
  useEffect(() => {
    const going = tone === 'good' ? setTimeout(clear, WELCOME) : undefined;
    const close = (event: KeyboardEvent) => {
      if (event.key === 'Escape') clear();
    };
    window.addEventListener('keydown', close);
    return () => {
      clearTimeout(going);
      window.removeEventListener('keydown', close);
    };
  }, [tone, clear]);
  return (
    <div className="verdict" data-tone={tone} role="alert" data-verdict={answer?.verdict ?? 'waiting'}>
      <div className="words">
        <p className="mark" aria-hidden>
          {MARKS[tone]}
        </p>
        <p className="sentence">{answer ? say(answer.says) : t('waitingTitle')}</p>
        {answer?.guest?.seat ? (
          <p className="seat">
            {t('seatOf', { table: answer.guest.seat.table, seat: answer.guest.seat.seat })}
          </p>
        ) : null}
        <ul>
          {answer ? (
            answer.next.map((line) => <li key={line.zh}>{say(line)}</li>)
          ) : (
            <li>{t('waitingNote')}</li>
          )}
          {answer?.before ? (
            <li>
              {t('before', {
                ...answer.before,
                at: clockIn(desk.state?.zone ?? 'Asia/Shanghai', answer.before.at),
              })}
            </li>
          ) : null}
        </ul>
        <Choices desk={desk} shown={shown} onCard={onCard} />
      </div>
    </div>
  );
}

const MARKS = { good: '✓', look: '!', bad: '✕' } as const;

function toneOf({ answer }: Shown): keyof typeof MARKS {
  if (!answer || answer.reason === 'erased') return 'look';
  if (answer.verdict === 'admitted' || answer.verdict === 'undone') return 'good';
  return answer.verdict === 'repeated' ? 'look' : 'bad';
}

function Choices({ desk, shown: { act, answer }, onCard }: Props) {
  const { t } = useSay();
  const settle = (as: 'same' | 'companion') => answer && desk.done({ do: 'settle', scan: answer.scan, as });
  const open = answer?.verdict === 'repeated' && act.do !== 'settle';
  const refused = answer?.verdict === 'refused' && act.do !== 'undo' && act.do !== 'settle';
  const { instead } = answer ?? { instead: null };
  return (
    <div className="choices">
      {open ? (
        <>
          <button type="button" onClick={() => settle('same')}>
            {t('same')}
          </button>
          <button type="button" onClick={() => settle('companion')}>
            {t('companion')}
          </button>
        </>
      ) : null}
      {instead ? (
        <button type="button" onClick={() => desk.done({ do: 'name', invitation: instead.invitation })}>
          {t('byName', { name: instead.name })}
        </button>
      ) : null}
      {refused && answer.reason !== 'not-open' && answer.reason !== 'full' ? (
        <button type="button" onClick={onCard}>
          {t('giveCard')}
        </button>
      ) : null}
      <button type="button" onClick={desk.clear}>
        {t('ok')}
      </button>
    </div>
  );
}
