import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import type { audit, auditEntry } from '../../../../contract/identity.ts';
import { api, withQuery } from '../../../api/client.ts';
import { ChoiceChips } from '../../../ui/chips.tsx';
import { useClock } from '../../../ui/clock.tsx';
import { TextField } from '../../../ui/fields.tsx';
import { Tag } from '../../../ui/marks.tsx';
import { Page } from '../../../ui/page.tsx';
import { type Column, ResponsiveTable } from '../../../ui/responsive-table.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { EmptyState, ErrorState, Loading } from '../../../ui/states.tsx';
import { sayMoment } from '../../../ui/time.ts';
import { useLanguage, useNameOf, useSay, useWords } from '../../../ui/words.ts';
import { BackLink } from '../back-link.tsx';
import { useColleagues } from '../people/people-queries.ts';
import style from './audit.module.css';
import { auditWords } from './words.ts';

type Entry = z.infer<typeof auditEntry>;
interface Filter {
  book: 'all' | 'access' | 'changes';
  who: string;
  from: string;
  to: string;
}

export function AuditScreen() {
  const t = useWords(auditWords);
  const [filter, setFilter] = useState<Filter>({ book: 'all', who: '', from: '', to: '' });
  const pages = useInfiniteQuery({
    queryKey: ['audit', filter],
    queryFn: ({ pageParam, signal }) =>
      api.get<z.infer<typeof audit>>(withQuery('/api/audit', { ...filter, before: pageParam }), signal),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  const entries = pages.data?.pages.flatMap((page) => page.entries) ?? [];
  return (
    <Page
      wide
      title={t('audit')}
      note={
        <>
          <BackLink to="/settings">{t('settings')}</BackLink> · {t('note')}
        </>
      }
    >
      <Filters filter={filter} set={(change) => setFilter({ ...filter, ...change })} />
      {pages.isPending ? <Loading rows={10} /> : null}
      {pages.isError ? <ErrorState error={pages.error} again={() => void pages.refetch()} /> : null}
      {pages.data && entries.length === 0 ? <EmptyState title={t('none')}>{t('noneNote')}</EmptyState> : null}
      {entries.length > 0 ? <Entries entries={entries} /> : null}
      {pages.hasNextPage ? (
        <div className={style.older}>
          <Button onClick={() => void pages.fetchNextPage()} loading={pages.isFetchingNextPage}>
            {t('older')}
          </Button>
        </div>
      ) : null}
    </Page>
  );
}

function Filters({ filter, set }: { filter: Filter; set: (change: Partial<Filter>) => void }) {
  const t = useWords(auditWords);
  const colleagues = useColleagues().data?.colleagues ?? [];
  return (
    <div className={style.filters}>
      <ChoiceChips
        legend={t('book')}
        chips={(['all', 'access', 'changes'] as const).map((value) => ({ value, label: t(value) }))}
        value={filter.book}
        onChange={(book) => set({ book })}
      />
      <SelectField
        label={t('who')}
        choices={[
          { value: '', label: t('anyone') },
          ...colleagues.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        value={filter.who}
        onChange={(who) => set({ who })}
      />
      <TextField label={t('from')} type="date" value={filter.from} onChange={(from) => set({ from })} />
      <TextField label={t('to')} type="date" value={filter.to} onChange={(to) => set({ to })} />
    </div>
  );
}

function Entries({ entries }: { entries: readonly Entry[] }) {
  const t = useWords(auditWords);
  const say = useSay();
  const nameOf = useNameOf();
  const language = useLanguage();
  const { zone, now } = useClock();
  const columns: Column<Entry>[] = [
    {
      key: 'act',
      title: t('act'),
      show: (one) => (
        <>
          {say(one.says)} <Tag tone={one.book === 'access' ? 'indigo' : 'plain'}>{t(one.book)}</Tag>
        </>
      ),
      phone: 'head',
    },
    { key: 'who', title: t('who'), show: (one) => nameOf(one.who), phone: 'inline' },
    {
      key: 'at',
      title: t('at'),
      show: (one) => sayMoment(zone, Date.parse(one.at), now, language),
    },
    {
      key: 'what',
      title: t('what'),
      show: (one) => (one.count > 1 ? `${one.what} · ${t('times', { n: one.count })}` : one.what),
    },
    { key: 'why', title: t('why'), show: (one) => one.why || '–' },
  ];
  return (
    <ResponsiveTable
      label={t('audit')}
      columns={columns}
      rows={entries}
      rowKey={({ book, id }) => `${book} ${id}`}
    />
  );
}
