import type { EntryPage } from '../../../../contract/sheets.ts';
import { DueLabel } from '../../../ui/due-label.tsx';
import { Tag, WhyMark } from '../../../ui/marks.tsx';
import { useNameOf, useSay, useWords } from '../../../ui/words.ts';
import style from './sheets.module.css';
import { tileName } from './tile-name.ts';
import { sheetWords } from './words.ts';

type Owed = EntryPage['owed'][number];

/** Who owes what about it, how it stands, and why. */
export function OwedList({ owed }: { owed: readonly Owed[] }) {
  const say = useSay();
  return (
    <ul className={style.list}>
      {owed.map((one) => (
        <li key={one.id} className={style.row}>
          <span className={style.grow}>{tileName(say(one.title))}</span>
          <Stands one={one} />
          <WhyMark obligation={one.id} of={tileName(say(one.title))} />
          {one.words ? <span className={`${style.quiet} ${style.block}`}>{one.words}</span> : null}
        </li>
      ))}
    </ul>
  );
}

function Stands({ one }: { one: Owed }) {
  const t = useWords(sheetWords);
  const name = useNameOf()(one.holder);
  if (one.answer)
    return <Tag tone={one.answer === 'given' ? 'done' : 'late'}>{`${name} · ${t(one.answer)}`}</Tag>;
  if (one.state === 'open')
    return (
      <span>
        {one.late ? <Tag tone="late">{t('late')}</Tag> : null} {t('waits', { name })}{' '}
        {one.dueAt ? <DueLabel dueAt={one.dueAt} /> : null}
      </span>
    );
  if (one.state === 'discharged') return <Tag tone="done">{t('did', { name })}</Tag>;
  return <Tag>{t(one.state === 'waived' ? 'waived' : 'cancelled')}</Tag>;
}
