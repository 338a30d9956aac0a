import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { SimulationLine } from '../../../../contract/simulation.ts';
import { Tag } from '../../../ui/marks.tsx';
import { type Column, ResponsiveTable } from '../../../ui/responsive-table.tsx';
import { useWhen } from '../../../ui/use-when.ts';
import { useNameOf, useWords } from '../../../ui/words.ts';
import style from '../policy.module.css';
import { useDueSaid } from './due-said.ts';
import own from './simulation.module.css';
import { trialWords } from './words.ts';

const FIRST = 20;

/** Each thing that would be due at another time, come, or go; it opens what it is about. */
export function ChangedLines({ lines, more }: { lines: readonly SimulationLine[]; more: number }) {
  const t = useWords(trialWords);
  const columns = useColumns();
  const [all, setAll] = useState(false);
  return (
    <div className={own.part}>
      <h3>{t('lines')}</h3>
      <ResponsiveTable
        label={t('lines')}
        columns={columns}
        rows={all ? lines : lines.slice(0, FIRST)}
        rowKey={({ clause, subject, began, dueBefore, dueAfter, holder }) =>
          [clause, subject.ref, began, dueBefore, dueAfter, holder.ref].join(' ')
        }
      />
      {!all && lines.length > FIRST ? (
        <Button onClick={() => setAll(true)}>{t('all', { n: lines.length })}</Button>
      ) : null}
      {more > 0 ? <p className={style.quiet}>{t('more', { n: more })}</p> : null}
    </div>
  );
}

function useColumns(): Column<SimulationLine>[] {
  const t = useWords(trialWords);
  const nameOf = useNameOf();
  const when = useWhen();
  const due = useDueSaid();
  return [
    {
      key: 'about',
      title: t('about'),
      phone: 'head',
      show: ({ subject }) =>
        subject.open ? <Link to={subject.open as string}>{nameOf(subject)}</Link> : nameOf(subject),
    },
    { key: 'who', title: t('who'), phone: 'inline', show: ({ holder }) => nameOf(holder) },
    {
      key: 'clause',
      title: t('clause'),
      phone: 'hide',
      show: ({ clause }) => <Link to={`/policy/clauses/${clause}` as string}>{clause}</Link>,
    },
    {
      key: 'before',
      title: t('dueBefore'),
      phone: 'inline',
      show: ({ fate, dueBefore }) => (fate === 'added' ? t('newOne') : due(dueBefore)),
    },
    {
      key: 'after',
      title: t('dueAfter'),
      phone: 'inline',
      show: ({ fate, dueAfter }) => (fate === 'removed' ? t('gone') : due(dueAfter)),
    },
    {
      key: 'done',
      title: t('done'),
      phone: 'inline',
      show: ({ met, inTime }) => (
        <>
          {met ? when(met) : t('notDone')} <Kept inTime={inTime} />
        </>
      ),
    },
  ];
}

function Kept({ inTime: { before, after } }: Pick<SimulationLine, 'inTime'>) {
  const t = useWords(trialWords);
  if (before && !after) return <Tag tone="late">{t('late')}</Tag>;
  return after ? <Tag tone="done">{t('stillIn')}</Tag> : null;
}
