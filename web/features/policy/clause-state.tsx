import type { ClauseShown } from '../../../contract/policy.ts';
import { Tag, type Tone } from '../../ui/marks.tsx';
import { useWords } from '../../ui/words.ts';
import style from './policy.module.css';
import { policyWords } from './words.ts';

const tones: Record<ClauseShown['state'], Tone> = {
  'in-force': 'done',
  waiting: 'soon',
  off: 'plain',
  coming: 'indigo',
  'not-adopted': 'plain',
};
const words = {
  'in-force': 'in-force',
  waiting: 'waits',
  off: 'off',
  coming: 'clauseComing',
  'not-adopted': 'not-adopted',
} as const;

export function ClauseState({ clause }: { clause: ClauseShown }) {
  const t = useWords(policyWords);
  return <Tag tone={tones[clause.state]}>{t(words[clause.state])}</Tag>;
}

/** In the margin: owes 12 now · kept 96% · never fired. */
export function LiveMark({ clause }: { clause: ClauseShown }) {
  const t = useWords(policyWords);
  const { owes, kept, lapsed, facts } = clause.live;
  if (owes + kept + lapsed === 0)
    return <span className={style.quiet}>{facts > 0 ? t('spoke', { n: facts }) : t('never')}</span>;
  const judged = kept + lapsed;
  const percent = judged > 0 ? `${Math.round((kept * 100) / judged)}%` : null;
  return (
    <span className={style.quiet}>
      {owes > 0 ? t('owesNow', { n: owes }) : null}
      {owes > 0 && percent ? ' · ' : null}
      {percent ? t('kept', { percent }) : null}
    </span>
  );
}
