import { Button } from 'antd';
import { useState } from 'react';
import type { ImportCounts, ImportFilter, ImportPage } from '../../../../contract/customer-import.ts';
import { useWords } from '../../../ui/words.ts';
import { DropButton } from './drop-button.tsx';
import { ErrorFile } from './error-file.tsx';
import style from './import.module.css';
import { useAct } from './queries.ts';
import { VerdictTable } from './verdict-table.tsx';
import { importWords } from './words.ts';

const FILTERS: readonly ImportFilter[] = [
  'all',
  'new',
  'update',
  'in-file',
  'on-record',
  'bad',
  'household',
  'uncallable',
];

/** What will become of every row, before anything is written. The counts are the filters. */
export function VerdictsStep({ page }: { page: ImportPage }) {
  const t = useWords(importWords);
  const act = useAct(page.id);
  const [filter, setFilter] = useState<ImportFilter>(page.counts && page.counts.bad > 0 ? 'bad' : 'all');
  const { counts } = page;
  if (!counts) return null;
  const n = counts.new + counts.update;
  return (
    <>
      <fieldset className={style.filters} aria-label={t('filters')}>
        {FILTERS.map((one) => (
          <button
            key={one}
            type="button"
            className={style.filter}
            data-tone={one === 'bad' && counts.bad > 0 ? 'late' : undefined}
            aria-pressed={filter === one}
            disabled={countOf(counts, one) === 0 && filter !== one}
            onClick={() => setFilter(one)}
          >
            {t(one)} <b>{countOf(counts, one)}</b>
          </button>
        ))}
      </fieldset>
      <VerdictTable id={page.id} filter={filter} mendable />
      <div className={style.foot}>
        <Button
          type="primary"
          size="large"
          disabled={n === 0}
          loading={act.isPending}
          onClick={() => act.mutate({ act: 'write' })}
        >
          {t('write', { n })}
        </Button>
        <span className={style.note}>
          {t('writeNote', { fresh: counts.new, update: counts.update, bad: counts.bad })}
        </span>
        {counts.bad > 0 ? <ErrorFile id={page.id} /> : null}
        <Button onClick={() => act.mutate({ act: 'back' })}>{t('back')}</Button>
        <DropButton id={page.id} label={t('drop_')} />
      </div>
    </>
  );
}

const countOf = (counts: ImportCounts, filter: ImportFilter): number =>
  filter === 'all' ? counts.rows : counts[filter];
