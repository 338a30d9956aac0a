import { Button } from 'antd';
import { useState } from 'react';
import type { MemberRow } from '../../../../contract/identity.ts';
import { useSession } from '../../../api/session.tsx';
import { useClock } from '../../../ui/clock.tsx';
import { CheckField, TextField } from '../../../ui/fields.tsx';
import { listed } from '../../../ui/listed.ts';
import { Tag } from '../../../ui/marks.tsx';
import { Page } from '../../../ui/page.tsx';
import { type Column, ResponsiveTable } from '../../../ui/responsive-table.tsx';
import { EmptyState, ErrorState, Loading } from '../../../ui/states.tsx';
import { sayMoment } from '../../../ui/time.ts';
import { useLanguage, useSay, useWords } from '../../../ui/words.ts';
import { BackLink } from '../back-link.tsx';
import { MemberSheet } from './member-sheet.tsx';
import style from './people.module.css';
import { useMembers } from './people-queries.ts';
import { peopleWords } from './words.ts';

/** Who works here. A member opens in a sheet; a new one too. */
export function MembersScreen() {
  const t = useWords(peopleWords);
  const { can } = useSession();
  const [open, setOpen] = useState<MemberRow | 'new' | null>(null);
  const list = useMembers();
  const working = list.data?.members.filter(({ state }) => state === 'active').length;
  const back = <BackLink to="/settings">{t('settings')}</BackLink>;
  return (
    <Page
      wide
      title={t('members')}
      note={
        <>
          {back} {working === undefined ? null : ` · ${t('count', { n: working })}`}
        </>
      }
      actions={
        can('member.add') ? (
          <Button type="primary" onClick={() => setOpen('new')}>
            {t('add')}
          </Button>
        ) : null
      }
    >
      {list.isPending ? <Loading rows={10} /> : null}
      {list.isError ? <ErrorState error={list.error} again={() => void list.refetch()} /> : null}
      {list.data ? <MemberList members={list.data.members} open={setOpen} /> : null}
      {open ? <MemberSheet member={open === 'new' ? null : open} close={() => setOpen(null)} /> : null}
    </Page>
  );
}

function MemberList({ members, open }: { members: readonly MemberRow[]; open: (member: MemberRow) => void }) {
  const t = useWords(peopleWords);
  const [find, setFind] = useState('');
  const [left, setLeft] = useState(false);
  const columns = useColumns(open);
  const text = find.trim().toLowerCase();
  const fitting = members.filter(
    (one) =>
      (left || one.state === 'active') && (one.name.includes(text) || (one.signInName ?? '').includes(text)),
  );
  return (
    <>
      <div className={style.filters}>
        <TextField label={t('find')} value={find} onChange={setFind} />
        <CheckField label={t('showLeft')} checked={left} onChange={setLeft} />
      </div>
      {fitting.length === 0 ? (
        <EmptyState title={t('none')} />
      ) : (
        <ResponsiveTable label={t('members')} columns={columns} rows={fitting} rowKey={({ id }) => id} />
      )}
    </>
  );
}

function useColumns(open: (member: MemberRow) => void): Column<MemberRow>[] {
  const t = useWords(peopleWords);
  const say = useSay();
  const language = useLanguage();
  const { can } = useSession();
  const columns: Column<MemberRow>[] = [
    { key: 'name', title: t('name'), show: (one) => one.name, phone: 'head' },
    {
      key: 'posts',
      title: t('posts'),
      show: (one) =>
        listed(
          language,
          one.posts.map((post) => say(post.name)),
        ) || '–',
    },
    {
      key: 'department',
      title: t('department'),
      show: (one) => one.department?.name ?? '–',
      phone: 'inline',
    },
    { key: 'manager', title: t('lineManager'), show: (one) => one.lineManager?.name ?? '–' },
    { key: 'sign-in', title: t('signIn'), show: (one) => <SignInState member={one} /> },
  ];
  if (can('member.change'))
    columns.push({
      key: 'edit',
      title: '',
      align: 'right',
      show: (one) =>
        one.state === 'left' ? null : (
          <Button type="link" onClick={() => open(one)} aria-label={t('editOf', { name: one.name })}>
            {t('edit')}
          </Button>
        ),
    });
  return columns;
}

function SignInState({ member }: { member: MemberRow }) {
  const t = useWords(peopleWords);
  const language = useLanguage();
  const { zone, now } = useClock();
  if (member.state === 'left') return <Tag>{t('left')}</Tag>;
  if (member.leavesAt)
    return (
      <Tag tone="soon">
        {t('leaves', { at: sayMoment(zone, Date.parse(member.leavesAt), now, language) })}
      </Tag>
    );
  if (member.signIn === 'ready') return <Tag tone="done">{member.signInName}</Tag>;
  return (
    <Tag tone={member.signIn === 'linked' ? 'indigo' : 'plain'}>
      {t(member.signIn === 'linked' ? 'linked' : 'notYet')}
    </Tag>
  );
}
