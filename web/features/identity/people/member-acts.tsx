import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import type { z } from 'zod';
import type { MemberRow, noticeGiven, signInLink } from '../../../../contract/identity.ts';
import { api } from '../../../api/client.ts';
import { newId } from '../../../api/new-id.ts';
import { useSession } from '../../../api/session.tsx';
import { ChoiceChips } from '../../../ui/chips.tsx';
import { useClock } from '../../../ui/clock.tsx';
import { CopyText } from '../../../ui/copy-text.tsx';
import { TextField } from '../../../ui/fields.tsx';
import { useTellError } from '../../../ui/tell-error.ts';
import { sayMoment, writtenIn } from '../../../ui/time.ts';
import { useLanguage, useWords } from '../../../ui/words.ts';
import { RefusedNote } from '../sign-in/open-frame.tsx';
import style from './people.module.css';
import { membersKey } from './people-queries.ts';
import { peopleWords } from './words.ts';

/** What else can be done about a member on record. */
export function MemberActs({ member, close }: { member: MemberRow; close: () => void }) {
  const t = useWords(peopleWords);
  const { can } = useSession();
  const [leaving, setLeaving] = useState(false);
  const mayLink = can('member.link') && member.signInName !== null;
  const mayLeave = can('leaving.notice') && member.leavesAt === null;
  if (!mayLink && !mayLeave) return null;
  return (
    <>
      <div className={style.acts}>
        {mayLink ? <MakeLink member={member} /> : null}
        {mayLeave && !leaving ? <Button onClick={() => setLeaving(true)}>{t('leave')}</Button> : null}
      </div>
      {leaving ? <NoticeForm member={member} done={close} /> : null}
    </>
  );
}

function MakeLink({ member }: { member: MemberRow }) {
  const t = useWords(peopleWords);
  const language = useLanguage();
  const { zone, now } = useClock();
  const queries = useQueryClient();
  const tellError = useTellError();
  const make = useMutation({
    mutationFn: () => api.post<z.infer<typeof signInLink>>(`/api/members/${member.id}/sign-in-link`, {}),
    onSuccess: () => queries.invalidateQueries({ queryKey: membersKey }),
    onError: tellError,
  });
  if (!make.data)
    return (
      <Button onClick={() => make.mutate()} loading={make.isPending}>
        {t(member.signIn === 'ready' ? 'linkAgain' : 'link')}
      </Button>
    );
  const link = `${location.origin}${make.data.path}`;
  return (
    <div role="status" ref={intoView}>
      <b>{t('linkFor', { name: member.name })}</b>
      <p className={style.note}>
        {t('linkNote', { at: sayMoment(zone, Date.parse(make.data.expiresAt), now, language) })}
      </p>
      <p className={style.link}>{link}</p>
      <CopyText text={link} />
    </div>
  );
}

/** It appears below what one was looking at. */
const intoView = (element: HTMLElement | null) => element?.scrollIntoView({ block: 'end' });

const causes = ['notice', 'dismissed', 'contract-ended', 'retired'] as const;

function NoticeForm({ member, done }: { member: MemberRow; done: () => void }) {
  const t = useWords(peopleWords);
  const { zone, now } = useClock();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [id] = useState(() => newId());
  const [lastDay, setLastDay] = useState(() => writtenIn(zone, now).slice(0, 10));
  const [hour, setHour] = useState('18:00');
  const [cause, setCause] = useState<(typeof causes)[number]>('notice');
  const give = useMutation({
    mutationFn: () =>
      api.post<z.infer<typeof noticeGiven>>('/api/departures', {
        id,
        member: member.id,
        lastDay,
        hour,
        cause,
      }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: membersKey });
      done();
      await navigate({ to: `/settings/departures/${id}` as string });
    },
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    give.mutate();
  };
  return (
    <form onSubmit={send} className={style.part} ref={intoView}>
      <b>{t('leaveOf', { name: member.name })}</b>
      <p className={style.note}>{t('leaveNote')}</p>
      <RefusedNote error={give.error} />
      <TextField label={t('lastDay')} type="date" value={lastDay} onChange={setLastDay} />
      <TextField label={t('hour')} type="time" value={hour} onChange={setHour} />
      <ChoiceChips
        legend={t('cause')}
        chips={causes.map((value) => ({ value, label: t(value) }))}
        value={cause}
        onChange={setCause}
      />
      <Button type="primary" htmlType="submit" loading={give.isPending}>
        {t('leave')}
      </Button>
    </form>
  );
}
