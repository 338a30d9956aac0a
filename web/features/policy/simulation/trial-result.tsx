import { Link } from '@tanstack/react-router';
import type { Simulation } from '../../../../contract/simulation.ts';
import { Section } from '../../../ui/page.tsx';
import { type Column, ResponsiveTable } from '../../../ui/responsive-table.tsx';
import { EmptyState } from '../../../ui/states.tsx';
import { useWhen } from '../../../ui/use-when.ts';
import { useSay, useWords } from '../../../ui/words.ts';
import style from '../policy.module.css';
import { ChangedLines } from './changed-lines.tsx';
import { LoadDays } from './load-days.tsx';
import own from './simulation.module.css';
import { trialWords } from './words.ts';

const BEFOREHAND = new Set(['guard', 'custody']);

/** What it would have done: in sentences, by clause, by day, and each thing that changes. */
export function TrialResult({ found }: { found: Simulation }) {
  const t = useWords(trialWords);
  const beforehand = found.clauses.filter(({ form }) => BEFOREHAND.has(form));
  const counted = found.clauses.filter(({ form }) => !BEFOREHAND.has(form));
  const changes = counted.some(({ added, removed, moved }) => added + removed + moved > 0);
  return (
    <Section title={t('result')} note={t('facts', { n: found.facts })}>
      {beforehand.map(({ clause }) => (
        <p key={clause}>{t('judgesActs', { clause })}</p>
      ))}
      {changes ? <Sums found={found} /> : <EmptyState title={t('same')}>{t('sameNote')}</EmptyState>}
      {counted.length > 1 ? <ByClause clauses={counted} /> : null}
      {found.days.length > 0 ? <LoadDays days={found.days} /> : null}
      {found.lines.length > 0 ? <ChangedLines lines={found.lines} more={found.more} /> : null}
    </Section>
  );
}

function Sums({ found: { clauses, moved, told, money, points, approximate } }: { found: Simulation }) {
  const t = useWords(trialWords);
  const when = useWhen();
  const sum = (of: 'added' | 'removed') => clauses.reduce((all, one) => all + one[of], 0);
  const [added, removed] = [sum('added'), sum('removed')];
  const heads = [
    moved.earlier > 0 ? t('movedEarlier', { n: moved.earlier }) : null,
    moved.later > 0 ? t('movedLater', { n: moved.later }) : null,
    added > 0 ? t('added', { n: added }) : null,
    removed > 0 ? t('removed', { n: removed }) : null,
  ].filter((head) => head !== null);
  return (
    <div className={style.says}>
      <p className={style.saysText}>{heads.join(' · ')}</p>
      {moved.met > 0 ? <p>{t('inTime', { met: moved.met, ...moved.inTime })}</p> : null}
      {moved.began.length > 1 ? (
        <ul className={style.plainList}>
          {moved.began.map(({ day, count, inTime }) => (
            <li key={day}>{t('began', { day: when(day), count, ...inTime })}</li>
          ))}
        </ul>
      ) : null}
      <p className={own.facts}>
        <span>{money ? t('money', { amount: money.amount }) : t('noMoney')}</span>
        {points === 0 ? null : <span>{t('points', { n: points })}</span>}
        {told.before === told.after ? null : <span>{t('told', told)}</span>}
      </p>
      {approximate > 0 ? <p className={style.quiet}>{t('approximate', { n: approximate })}</p> : null}
    </div>
  );
}

type ClauseChanged = Simulation['clauses'][number];

function ByClause({ clauses }: { clauses: readonly ClauseChanged[] }) {
  const t = useWords(trialWords);
  const say = useSay();
  const columns: Column<ClauseChanged>[] = [
    {
      key: 'clause',
      title: t('clause'),
      phone: 'head',
      show: ({ clause, text }) => (
        <>
          <Link to={`/policy/clauses/${clause}` as string}>{clause}</Link> {say(text)}
        </>
      ),
    },
    {
      key: 'owed',
      title: t('owed'),
      align: 'right',
      phone: 'inline',
      show: ({ owed }) => `${owed.before} → ${owed.after}`,
    },
    { key: 'moved', title: t('moved'), align: 'right', phone: 'inline', show: ({ moved }) => moved },
    {
      key: 'kept',
      title: t('kept'),
      align: 'right',
      phone: 'inline',
      show: ({ inTime }) => `${inTime.before} → ${inTime.after}`,
    },
  ];
  return (
    <ResponsiveTable label={t('byClause')} columns={columns} rows={clauses} rowKey={({ clause }) => clause} />
  );
}
