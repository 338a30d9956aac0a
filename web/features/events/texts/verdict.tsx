import type { TextVersion } from '../../../../contract/texts.ts';
import { Tag } from '../../../ui/marks.tsx';
import { useWords } from '../../../ui/words.ts';
import { MarkList } from './mark-list.tsx';
import style from './texts.module.css';
import { textWords } from './words.ts';

/** What became of it: where to look, one tap to each page, and what is missing on all of them. */
export function Verdict({ version: { passed, marks } }: { version: TextVersion }) {
  const t = useWords(textWords);
  const wrong = marks.filter(({ hint }) => !hint).length;
  const placed = marks.filter(({ page }) => page !== null);
  return (
    <div className={style.verdict} role="status">
      <p>
        <Tag tone={passed ? 'done' : 'late'}>{t(passed ? 'passed' : 'notPassed')}</Tag>{' '}
        {passed ? t('allPassed') : t('refused', { n: wrong })}
      </p>
      {placed.length > 0 ? (
        <p className={style.jumps}>
          {placed.map(({ page, word, span }) => (
            <a key={`${page}.${span?.[0]}.${word}`} href={`#page-${page}`}>
              {t('onPage', { n: page ?? 0, word })}
            </a>
          ))}
        </p>
      ) : null}
      <MarkList marks={marks.filter(({ page }) => page === null)} />
    </div>
  );
}
