import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { z } from 'zod';
import type { sessions } from '../../../../contract/identity.ts';
import { api } from '../../../api/client.ts';
import { useClock } from '../../../ui/clock.tsx';
import { Tag } from '../../../ui/marks.tsx';
import { Panel } from '../../../ui/page.tsx';
import { ErrorState, Loading } from '../../../ui/states.tsx';
import { useTellError } from '../../../ui/tell-error.ts';
import { sayMoment } from '../../../ui/time.ts';
import { useLanguage, useWords } from '../../../ui/words.ts';
import style from './settings.module.css';
import { settingsWords } from './words.ts';

type Sessions = z.infer<typeof sessions>;

/** Where one is signed in, and the way to end it there. */
export function Devices() {
  const list = useQuery({
    queryKey: ['sessions'],
    queryFn: ({ signal }) => api.get<Sessions>('/api/me/sessions', signal),
  });
  const tellError = useTellError();
  const end = useMutation({
    mutationFn: (id: string) => api.delete<void>(`/api/me/sessions/${id}`),
    onSuccess: () => list.refetch(),
    onError: tellError,
  });
  if (list.isPending) return <Loading rows={3} />;
  if (list.isError) return <ErrorState error={list.error} again={() => void list.refetch()} />;
  return (
    <Panel>
      <ul className={style.devices}>
        {list.data.sessions.map((one) => (
          <Device key={one.id} one={one} end={() => end.mutate(one.id)} />
        ))}
      </ul>
    </Panel>
  );
}

function Device({ one, end }: { one: Sessions['sessions'][number]; end: () => void }) {
  const t = useWords(settingsWords);
  const language = useLanguage();
  const { zone, now } = useClock();
  const seen = sayMoment(zone, Date.parse(one.seenAt), now, language);
  return (
    <li>
      <span>
        {one.device} {one.here ? <Tag tone="done">{t('here')}</Tag> : null}
        <small>
          {t('seen', { at: seen })} · {one.address}
        </small>
      </span>
      {one.here ? null : (
        <Button onClick={end} aria-label={t('revokeOf', { device: one.device })}>
          {t('revoke')}
        </Button>
      )}
    </li>
  );
}
