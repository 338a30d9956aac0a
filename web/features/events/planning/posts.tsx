import { Button } from 'antd';
import { useState } from 'react';
import type { EventPage } from '../../../../contract/events.ts';
import { api } from '../../../api/client.ts';
import { useSession } from '../../../api/session.tsx';
import { ManyChips } from '../../../ui/chips.tsx';
import { listed } from '../../../ui/listed.ts';
import { Section } from '../../../ui/page.tsx';
import { SideSheet } from '../../../ui/side-sheet.tsx';
import { useLanguage, useWords } from '../../../ui/words.ts';
import style from '../events.module.css';
import { useColleagues, useEventWrite } from './queries.ts';
import { planningWords, postNames } from './words.ts';

type Post = EventPage['posts'][number]['post'];
const POSTS: readonly Post[] = [
  'commander',
  'host',
  'lecturer',
  'greeter',
  'sign-in',
  'usher',
  'microphone',
  'sound',
  'floater',
  'order-desk',
  'decorator',
  'lift',
  'camera',
  'first-aid',
];

/** 会场岗位: every place has somebody; one may stand at several. */
export function Posts({ event }: { event: EventPage }) {
  const t = useWords(planningWords);
  const language = useLanguage();
  const name = useWords(postNames);
  const { can } = useSession();
  const [open, setOpen] = useState(false);
  const may = can('event.plan') && event.endedAt === null && event.state !== 'cancelled';
  return (
    <Section
      title={t('posts')}
      actions={may ? <Button onClick={() => setOpen(true)}>{t('fillPosts')}</Button> : null}
    >
      <ul>
        {POSTS.map((post) => {
          const there = event.posts.filter((one) => one.post === post);
          return (
            <li key={post} className={style.line}>
              <span className={style.grow}>{name(post)}</span>
              <span className={there.length === 0 ? style.quiet : undefined}>
                {there.length === 0
                  ? t('nobody')
                  : listed(
                      language,
                      there.map(({ member }) => member.name),
                    )}
              </span>
            </li>
          );
        })}
      </ul>
      {open ? <PostsSheet event={event} close={() => setOpen(false)} /> : null}
    </Section>
  );
}

function PostsSheet({ event, close }: { event: EventPage; close: () => void }) {
  const t = useWords(planningWords);
  const name = useWords(postNames);
  const colleagues = useColleagues();
  const [filled, setFilled] = useState<Partial<Record<Post, string[]>>>(() => {
    const before: Partial<Record<Post, string[]>> = {};
    for (const { post, member } of event.posts) before[post] = [...(before[post] ?? []), member.id];
    return before;
  });
  const save = useEventWrite(event.id, async () => {
    const posts = POSTS.flatMap((post) => (filled[post] ?? []).map((member) => ({ post, member })));
    await api.put(`/api/events/${event.id}/posts`, { posts });
    close();
  });
  return (
    <SideSheet
      title={t('fillPosts')}
      close={close}
      foot={
        <Button type="primary" block loading={save.isPending} onClick={() => save.mutate(undefined)}>
          {t('saveIt')}
        </Button>
      }
    >
      <div className={style.form}>
        {POSTS.map((post) => (
          <ManyChips
            key={post}
            legend={name(post)}
            values={filled[post] ?? []}
            onChange={(members) => setFilled({ ...filled, [post]: members })}
            chips={(colleagues.data?.colleagues ?? []).map(({ id, name: called }) => ({
              value: id,
              label: called,
            }))}
          />
        ))}
      </div>
    </SideSheet>
  );
}
