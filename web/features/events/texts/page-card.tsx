import { Button } from 'antd';
import type { TextMark } from '../../../../contract/texts.ts';
import { LongField } from '../../../ui/fields.tsx';
import { Tag } from '../../../ui/marks.tsx';
import { useWords } from '../../../ui/words.ts';
import { MarkList } from './mark-list.tsx';
import { MarkedText } from './marked-text.tsx';
import style from './texts.module.css';
import { textWords } from './words.ts';

/** One page: what is marked in it, why, what may be said instead, and the place to write it anew. */
export function PageCard(props: {
  n: number;
  /** As it was handed in; null while it never was. */
  was: string | null;
  now: string;
  marks: readonly TextMark[];
  editing: boolean;
  edit: (() => void) | null;
  change: (text: string) => void;
  drop: (() => void) | null;
}) {
  const { n, was, now, marks, editing, edit, change, drop } = props;
  const t = useWords(textWords);
  const wrong = marks.filter(({ hint }) => !hint).length;
  return (
    <li className={style.page} id={`page-${n}`} data-wrong={wrong > 0 || undefined}>
      <div className={style.pageHead}>
        <h3>{t('page', { n })}</h3>
        {wrong > 0 ? <Tag tone="late">{t('toMend', { n: wrong })}</Tag> : null}
        {edit && !editing ? (
          <Button aria-label={t('editPage', { n })} onClick={edit}>
            {t('editPage', { n })}
          </Button>
        ) : null}
        {drop ? (
          <Button type="text" onClick={drop}>
            {t('dropPage', { n })}
          </Button>
        ) : null}
      </div>
      {was !== null && (marks.length > 0 || !editing) ? <MarkedText text={was} marks={marks} /> : null}
      <MarkList marks={marks} />
      {editing ? <LongField label={t('page', { n })} rows={4} value={now} onChange={change} /> : null}
    </li>
  );
}
