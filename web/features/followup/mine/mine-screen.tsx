import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Popconfirm } from 'antd';
import type { z } from 'zod';
import type { mine } from '../../../../contract/owing.ts';
import { api } from '../../../api/client.ts';
import { useSession, useSignOut } from '../../../api/session.tsx';
import { Page, Panel, Section } from '../../../ui/page.tsx';
import { barOf, railOf, useMyScreens } from '../../../ui/screen.ts';
import { ErrorState, Loading } from '../../../ui/states.tsx';
import { useTellError } from '../../../ui/tell-error.ts';
import { type Language, useLanguage, useSay, useWords } from '../../../ui/words.ts';
import { useWaiting } from '../device/queue.ts';
import { Figures } from '../meetings/figures.tsx';
import style from './mine.module.css';
import { mineWords } from './words.ts';

type Mine = z.infer<typeof mine>;

/** What is in it for oneself: guests kept, calls in time, points with their reasons. */
export function MineScreen() {
  const t = useWords(mineWords);
  const say = useSay();
  const { member, posts } = useSession();
  const query = useQuery({ queryKey: ['mine'], queryFn: ({ signal }) => api.get<Mine>('/api/mine', signal) });
  return (
    <Page title={t('mine')} note={`${member.name} · ${posts.map((post) => say(post.name)).join(' · ')}`}>
      {query.isPending ? <Loading rows={4} /> : null}
      {query.isError ? <ErrorState error={query.error} again={() => void query.refetch()} /> : null}
      {query.data ? <Numbers mine={query.data} /> : null}
      <More />
      <ThisDevice />
      <SignOut />
    </Page>
  );
}

function Numbers({ mine: of }: { mine: Mine }) {
  const language = useLanguage();
  return (
    <Section title={sayMonth(of.month, language)}>
      <Panel>
        <Figures
          figures={[...of.figures, { label: mineWords.said.points, value: of.points, open: '/awards' }]}
        />
      </Panel>
    </Section>
  );
}

const sayMonth = (month: string, language: Language): string =>
  new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
    month: language === 'zh' ? 'numeric' : 'long',
    timeZone: 'UTC',
  }).format(Date.parse(`${month}-01`));

/** Everything that is not on a phone's bar. */
function More() {
  const t = useWords(mineWords);
  const say = useSay();
  const { may } = useSession();
  const screens = useMyScreens();
  const onBar = barOf(screens, new Set(may));
  const more = railOf(screens).filter((screen) => !onBar.includes(screen));
  return (
    <nav className={style.links} aria-label={t('more')}>
      {more.map((screen) => (
        <Link key={screen.path} to={screen.path}>
          {say(screen.title)}
        </Link>
      ))}
    </nav>
  );
}

function ThisDevice() {
  const t = useWords(mineWords);
  const waiting = useWaiting().length;
  return (
    <Section title={t('device')}>
      <Panel>
        <p>{'serviceWorker' in navigator ? t('offlineYes') : t('offlineNo')}</p>
        <p>{waiting > 0 ? t('waiting', { n: waiting }) : t('nothingWaits')}</p>
      </Panel>
    </Section>
  );
}

function SignOut() {
  const t = useWords(mineWords);
  const signOut = useSignOut();
  const tellError = useTellError();
  const waiting = useWaiting().length;
  return (
    <Popconfirm
      title={waiting > 0 ? t('signOutWaiting', { n: waiting }) : t('signOutSure')}
      okText={t('signOut')}
      onConfirm={() => signOut().catch(tellError)}
    >
      <Button size="large">{t('signOut')}</Button>
    </Popconfirm>
  );
}
