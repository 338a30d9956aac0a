import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { CustomerPage } from '../../../../contract/customers.ts';
import { Tag } from '../../../ui/marks.tsx';
import { Page } from '../../../ui/page.tsx';
import { ErrorState, Loading } from '../../../ui/states.tsx';
import { useWords } from '../../../ui/words.ts';
import { Acts } from './acts.tsx';
import { Agreements } from './agreements.tsx';
import { EditSheet } from './edit-sheet.tsx';
import { Household } from './household.tsx';
import { MoreSheet } from './more-sheet.tsx';
import { Owed } from './owed.tsx';
import { Owner } from './owner.tsx';
import { Papers } from './papers.tsx';
import { Particulars } from './particulars.tsx';
import style from './person.module.css';
import { useCustomerPage } from './queries.ts';
import { Timeline } from './timeline.tsx';
import { personWords } from './words.ts';

/** One customer: who they are on the left, what happened in the middle, what is owed next on the right. */
export function CustomerScreen() {
  const { id } = useParams({ strict: false }) as { id: string };
  const page = useCustomerPage(id);
  if (page.isPending) return <Loading rows={10} />;
  if (page.isError) return <ErrorState error={page.error} again={() => void page.refetch()} />;
  return <Person page={page.data} />;
}

function Person({ page }: { page: CustomerPage }) {
  const t = useWords(personWords);
  const [editing, setEditing] = useState(false);
  const [more, setMore] = useState(false);
  if (page.mergedInto) return <MergedAway page={page} />;
  return (
    <Page
      title={page.name}
      wide
      note={<Marks page={page} />}
      actions={
        <>
          <Acts page={page} />
          {page.may.includes('customer.change') ? (
            <Button onClick={() => setEditing(true)}>{t('edit')}</Button>
          ) : null}
          <Button onClick={() => window.print()}>{t('print')}</Button>
          {page.may.includes('customer.hand-out') ? (
            <Button onClick={() => setMore(true)}>{t('more')}</Button>
          ) : null}
        </>
      }
    >
      <div className={style.columns}>
        <div className={style.left}>
          <Particulars page={page} />
          <Owner page={page} />
          <Household page={page} />
          <Agreements page={page} />
        </div>
        <div className={style.right}>
          <Owed page={page} />
          <Papers page={page} />
        </div>
        <div className={style.centre}>
          <Timeline page={page} />
        </div>
      </div>
      {editing ? <EditSheet page={page} close={() => setEditing(false)} /> : null}
      {more ? <MoreSheet page={page} close={() => setMore(false)} /> : null}
    </Page>
  );
}

function Marks({ page }: { page: CustomerPage }) {
  const t = useWords(personWords);
  return (
    <span className={style.marks}>
      <Tag tone={page.bought ? 'done' : 'plain'}>{page.bought ? t('bought') : t('notBought')}</Tag>
      {page.status === 'unreachable' ? <Tag tone="late">{t('unreachable')}</Tag> : null}
    </span>
  );
}

function MergedAway({ page }: { page: CustomerPage }) {
  const t = useWords(personWords);
  return (
    <Page title={page.name}>
      <p>
        {t('merged')} <Link to={`/customers/${page.mergedInto}` as string}>{t('openOther')}</Link>
      </p>
    </Page>
  );
}
