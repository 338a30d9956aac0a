import type { Preview } from '../../../contract/policy.ts';
import { Tag } from '../../ui/marks.tsx';
import { type Column, ResponsiveTable } from '../../ui/responsive-table.tsx';
import { useNameOf, useWords } from '../../ui/words.ts';
import style from './policy.module.css';
import { policyWords } from './words.ts';

type Person = Preview['load']['people'][number];

/** As shipped nobody gets more than this many nags a day. */
const MOST_NAGS = 12;

/** 启用后每人每天多几条催办: from the facts of the last weeks, so a floor. */
export function AdoptLoad({ load }: { load: Preview['load'] }) {
  const t = useWords(policyWords);
  const nameOf = useNameOf();
  const columns: Column<Person>[] = [
    { key: 'who', title: t('who'), phone: 'head', show: ({ holder }) => nameOf(holder) },
    { key: 'nags', title: t('nagsADay'), align: 'right', phone: 'inline', show: ({ perDay }) => perDay },
    {
      key: 'most',
      title: t('mostADay'),
      align: 'right',
      phone: 'inline',
      show: ({ most }) => (
        <>
          {most} {most > MOST_NAGS ? <Tag tone="late">{t('tooMany')}</Tag> : null}
        </>
      ),
    },
    {
      key: 'checklists',
      title: t('checklists'),
      align: 'right',
      phone: 'inline',
      show: (row) => row.checklists,
    },
  ];
  if (load.facts === 0) return <p className={style.quiet}>{t('noFacts')}</p>;
  if (load.people.length === 0) return <p className={style.quiet}>{t('noLoad')}</p>;
  return (
    <>
      <p className={style.quiet}>{t('loadNote', { days: load.days, facts: load.facts })}</p>
      <ResponsiveTable
        label={t('load')}
        columns={columns}
        rows={load.people}
        rowKey={({ holder }) => holder.ref}
      />
    </>
  );
}
