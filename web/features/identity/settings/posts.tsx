import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import type { z } from 'zod';
import type { post, posts } from '../../../../contract/identity.ts';
import { api } from '../../../api/client.ts';
import { meKey, useSession } from '../../../api/session.tsx';
import { TextField } from '../../../ui/fields.tsx';
import { listed } from '../../../ui/listed.ts';
import { Tag } from '../../../ui/marks.tsx';
import { type Column, ResponsiveTable } from '../../../ui/responsive-table.tsx';
import { SideSheet } from '../../../ui/side-sheet.tsx';
import { ErrorState, Loading } from '../../../ui/states.tsx';
import { useLanguage, useSay, useWords } from '../../../ui/words.ts';
import { RefusedNote } from '../sign-in/open-frame.tsx';
import { settingsWords } from './words.ts';

type Post = z.infer<typeof post>;
type PostList = z.infer<typeof posts>;

export function usePosts() {
  return useQuery({ queryKey: ['posts'], queryFn: ({ signal }) => api.get<PostList>('/api/posts', signal) });
}

/** The posts by rank, and who holds them. */
export function Posts() {
  const t = useWords(settingsWords);
  const say = useSay();
  const language = useLanguage();
  const { can } = useSession();
  const [editing, setEditing] = useState<Post | null>(null);
  const list = usePosts();
  if (list.isPending) return <Loading rows={8} />;
  if (list.isError) return <ErrorState error={list.error} again={() => void list.refetch()} />;
  const columns: Column<Post>[] = [
    { key: 'name', title: t('post'), show: (one) => say(one.name), phone: 'head' },
    { key: 'rank', title: t('rank'), show: (one) => one.rank, align: 'right', phone: 'inline' },
    {
      key: 'holders',
      title: t('holders'),
      show: (one) =>
        listed(
          language,
          one.holders.map(({ name }) => name),
        ) || <Tag>{t('vacant')}</Tag>,
    },
  ];
  if (can('post.change'))
    columns.push({
      key: 'edit',
      title: '',
      align: 'right',
      show: (one) => (
        <Button
          type="link"
          onClick={() => setEditing(one)}
          aria-label={t('renameOf', { name: say(one.name) })}
        >
          {t('rename')}
        </Button>
      ),
    });
  return (
    <>
      <ResponsiveTable
        label={t('posts')}
        columns={columns}
        rows={list.data.posts}
        rowKey={({ code }) => code}
      />
      {editing ? <PostSheet post={editing} close={() => setEditing(null)} /> : null}
    </>
  );
}

function PostSheet({ post: one, close }: { post: Post; close: () => void }) {
  const t = useWords(settingsWords);
  const say = useSay();
  const queries = useQueryClient();
  const [name, setName] = useState(one.name);
  const [rank, setRank] = useState(String(one.rank));
  const save = useMutation({
    mutationFn: () => api.patch<PostList>(`/api/posts/${one.code}`, { name, rank: Number(rank) }),
    onSuccess: async (after) => {
      queries.setQueryData(['posts'], after);
      await queries.invalidateQueries({ queryKey: meKey });
      close();
    },
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <SideSheet
      title={t('renameOf', { name: say(one.name) })}
      close={close}
      foot={
        <Button type="primary" htmlType="submit" form="post-form" loading={save.isPending}>
          {t('save')}
        </Button>
      }
    >
      <form id="post-form" onSubmit={send}>
        <RefusedNote error={save.error} />
        <TextField
          label={t('nameZh')}
          value={name.zh}
          onChange={(zh) => setName({ ...name, zh })}
          autoFocus
        />
        <TextField label={t('nameEn')} value={name.en} onChange={(en) => setName({ ...name, en })} />
        <TextField label={t('rank')} note={t('rankNote')} type="number" value={rank} onChange={setRank} />
      </form>
    </SideSheet>
  );
}
