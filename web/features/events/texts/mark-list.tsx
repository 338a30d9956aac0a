import type { TextMark } from '../../../../contract/texts.ts';
import { Tag } from '../../../ui/marks.tsx';
import { useSay, useWords } from '../../../ui/words.ts';
import style from './texts.module.css';
import { textWords } from './words.ts';

/** Each mark with why it is one, and in the rule's own words what to do and what may be said instead. */
export function MarkList({ marks }: { marks: readonly TextMark[] }) {
  const t = useWords(textWords);
  const say = useSay();
  if (marks.length === 0) return null;
  return (
    <ul className={style.marks}>
      {marks.map((mark) => (
        <li key={`${mark.clause}.${mark.word}.${mark.span?.[0] ?? ''}`}>
          {mark.hint ? <Tag tone="soon">{t('hint')}</Tag> : null}{' '}
          <b>{mark.span ? `「${mark.word}」${say(mark.why)}` : say(mark.why)}</b>
          {say(mark.why) === say(mark.says) ? null : <p>{say(mark.says)}</p>}
        </li>
      ))}
    </ul>
  );
}
