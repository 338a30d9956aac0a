// biome-ignore-all lint/a11y/noRedundantRoles: `display` of a phone's cards takes the roles away, so they are written out
import { Button } from 'antd';
import { memo, useEffect, useRef, useState } from 'react';
import type { ImportFilter, ImportRow } from '../../../../contract/customer-import.ts';
import table from '../../../ui/responsive-table.module.css';
import { EmptyState, ErrorState, Loading } from '../../../ui/states.tsx';
import { useWords } from '../../../ui/words.ts';
import { useRows } from './queries.ts';
import { VerdictRow } from './verdict-row.tsx';
import { importWords } from './words.ts';

/** 100,000 rows scroll: pages are fetched as they come near, and those far away are only a height. */
export function VerdictTable({
  id,
  filter,
  mendable = false,
}: {
  id: string;
  filter: ImportFilter;
  mendable?: boolean;
}) {
  const t = useWords(importWords);
  const rows = useRows(id, filter);
  if (rows.isPending) return <Loading rows={10} />;
  if (rows.isError) return <ErrorState error={rows.error} again={() => void rows.refetch()} />;
  const [first] = rows.data.pages;
  if (!first || first.rows.length === 0) return <EmptyState title={t('noRows')} />;
  const heads = [t('line'), t('person'), t('phone'), t('birth'), t('address'), t('owner'), t('says')];
  return (
    <>
      <table className={table.table} role="table" aria-label={t('rows')} aria-rowcount={first.total + 1}>
        <thead role="rowgroup">
          <tr role="row">
            {heads.map((head) => (
              <th key={head} role="columnheader" scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        {rows.data.pages.map((page) => (
          <RowsNear key={page.rows[0]?.line} id={id} rows={page.rows} mendable={mendable} />
        ))}
      </table>
      {rows.hasNextPage ? (
        <NextPage fetch={() => void rows.fetchNextPage()} busy={rows.isFetchingNextPage} />
      ) : null}
    </>
  );
}

const NEAR = '1500px';

const RowsNear = memo(function RowsNear({
  id,
  rows,
  mendable,
}: {
  id: string;
  rows: readonly ImportRow[];
  mendable: boolean;
}) {
  const body = useRef<HTMLTableSectionElement>(null);
  const [height, setHeight] = useState<number | null>(null);
  useEffect(() => {
    const element = body.current;
    if (!element) return;
    const watch = new IntersectionObserver(
      ([seen]) => setHeight(seen?.isIntersecting ? null : element.getBoundingClientRect().height),
      { rootMargin: `${NEAR} 0px` },
    );
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  return (
    <tbody ref={body} role="rowgroup" style={height === null ? undefined : { height, display: 'block' }}>
      {height === null
        ? rows.map((row) => <VerdictRow key={row.line} row={row} mend={mendable ? id : null} />)
        : null}
    </tbody>
  );
});

/** Fetches when it comes near; by keyboard it is a button. */
function NextPage({ fetch, busy }: { fetch: () => void; busy: boolean }) {
  const t = useWords(importWords);
  const end = useRef<HTMLDivElement>(null);
  const asked = useRef(fetch);
  asked.current = busy ? () => {} : fetch;
  useEffect(() => {
    const watch = new IntersectionObserver(([seen]) => seen?.isIntersecting && asked.current(), {
      rootMargin: `${NEAR} 0px`,
    });
    if (end.current) watch.observe(end.current);
    return () => watch.disconnect();
  }, []);
  return (
    <div ref={end}>
      <Button block loading={busy} onClick={fetch}>
        {t('more')}
      </Button>
    </div>
  );
}
