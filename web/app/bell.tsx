import { BellOutlined } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Drawer } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import type { notifications } from '../../contract/owing.ts';
import { api } from '../api/client.ts';
import { useClock } from '../ui/clock.tsx';
import { EmptyState, ErrorState, Loading } from '../ui/states.tsx';
import { sayMoment } from '../ui/time.ts';
import { useLanguage, useSay, useWords } from '../ui/words.ts';
import style from './bell.module.css';
import shell from './shell.module.css';
import { shellWords } from './words.ts';

type Notices = z.infer<typeof notifications>;
type Notice = Notices['items'][number];

const key = ['notifications'];

/** In the app only; what can wait comes in a digest, so that the phone stays quiet. */
export function Bell() {
  const t = useWords(shellWords);
  const [open, setOpen] = useState(false);
  const notices = useQuery({
    queryKey: key,
    queryFn: () => api.get<Notices>('/api/notifications'),
    refetchInterval: 60_000,
  });
  const unread = notices.data?.unread ?? 0;
  return (
    <>
      <button
        type="button"
        className={`gj-plain ${shell.topButton}`}
        aria-label={unread > 0 ? t('bellUnread', { n: unread }) : t('bell')}
        onClick={() => setOpen(true)}
      >
        <span className={shell.dot} data-unread={unread > 0}>
          <BellOutlined aria-hidden />
        </span>
      </button>
      <Drawer
        open={open}
        onClose={() => setOpen(false)}
        title={t('bell')}
        size="min(420px, 100vw)"
        destroyOnHidden
      >
        {notices.isPending ? <Loading /> : null}
        {notices.isError ? <ErrorState error={notices.error} again={() => void notices.refetch()} /> : null}
        {notices.data ? <NoticeList notices={notices.data} close={() => setOpen(false)} /> : null}
      </Drawer>
    </>
  );
}

function NoticeList({ notices, close }: { notices: Notices; close: () => void }) {
  const t = useWords(shellWords);
  const queries = useQueryClient();
  const read = useMutation({
    mutationFn: (ids: string[]) => api.post('/api/notifications/read', { ids }),
    onSuccess: () => queries.invalidateQueries({ queryKey: key }),
  });
  const nothing = notices.items.length === 0 && !notices.digest;
  if (nothing) return <EmptyState title={t('bellNone')} />;
  const fresh = notices.items.filter((item) => !item.read).map((item) => item.id);
  return (
    <>
      {notices.digest ? <Digest digest={notices.digest} /> : null}
      {fresh.length > 0 ? (
        <Button onClick={() => read.mutate(fresh)} loading={read.isPending} className={style.all}>
          {t('readAll')}
        </Button>
      ) : null}
      <ul className={style.list}>
        {notices.items.map((item) => (
          <NoticeRow key={item.id} notice={item} go={close} />
        ))}
      </ul>
    </>
  );
}

/** 08:00, 13:30, 17:00: what could wait, said once. */
function Digest({ digest }: { digest: NonNullable<Notices['digest']> }) {
  const t = useWords(shellWords);
  const say = useSay();
  const language = useLanguage();
  const { zone, now } = useClock();
  return (
    <section className={style.digest} aria-label={t('digest')}>
      <p>
        <b>{say(digest.says)}</b>{' '}
        <time dateTime={digest.at}>{sayMoment(zone, Date.parse(digest.at), now, language)}</time>
      </p>
      {digest.lines.map((line) => (
        <p key={line.zh}>{say(line)}</p>
      ))}
    </section>
  );
}

function NoticeRow({ notice, go }: { notice: Notice; go: () => void }) {
  const say = useSay();
  const language = useLanguage();
  const { zone, now } = useClock();
  const title = <b>{say(notice.title)}</b>;
  return (
    <li className={style.notice} data-read={notice.read}>
      {notice.open ? (
        <Link to={notice.open} onClick={go}>
          {title}
        </Link>
      ) : (
        title
      )}
      <p>{say(notice.says)}</p>
      <time dateTime={notice.at}>{sayMoment(zone, Date.parse(notice.at), now, language)}</time>
    </li>
  );
}
