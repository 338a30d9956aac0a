import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { z } from 'zod';
import type { filesToMake } from '../../../../contract/evening.ts';
import { api } from '../../../api/client.ts';
import { useSession } from '../../../api/session.tsx';
import { useWords } from '../../../ui/words.ts';
import { followupWords } from '../words.ts';
import style from './today.module.css';

/** 今晚建档 15: after an event one card leads to the queue, instead of fifteen of a kind. */
export function FilesToMake() {
  const t = useWords(followupWords);
  const { can } = useSession();
  const waiting = useQuery({
    queryKey: ['files-to-make'],
    queryFn: ({ signal }) => api.get<z.infer<typeof filesToMake>>('/api/files-to-make', signal),
    enabled: can('file.make'),
  });
  return (waiting.data?.rows ?? []).map(({ event, name, left }) => (
    <Link key={event} to={`/events/${event}/evening` as string} className={style.evening}>
      <b>{t('filesTonight', { n: left })}</b> <span>{name}</span>
    </Link>
  ));
}
