import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useRef, useState } from 'react';
import type { z } from 'zod';
import type { newReview, Review } from '../../../../contract/owing.ts';
import { api, withQuery } from '../../../api/client.ts';
import { newId } from '../../../api/new-id.ts';
import { useSession } from '../../../api/session.tsx';
import { useClock } from '../../../ui/clock.tsx';
import { TextField } from '../../../ui/fields.tsx';
import { Page, Panel } from '../../../ui/page.tsx';
import { EmptyState, ErrorState, Loading } from '../../../ui/states.tsx';
import { useTellError } from '../../../ui/tell-error.ts';
import { sayMoment } from '../../../ui/time.ts';
import { useLanguage, useWords } from '../../../ui/words.ts';
import { DayPicker, useDay } from './day-picker.tsx';
import style from './meetings.module.css';
import { ReviewPerson } from './review-person.tsx';
import { meetingWords } from './words.ts';

/** The consultant over the representatives' calls of a day (S003.3-19): what was said, and a word about it. */
export function ReviewScreen() {
  const t = useWords(meetingWords);
  const day = useDay();
  const { can } = useSession();
  const review = useQuery({
    queryKey: ['review', day],
    queryFn: ({ signal }) => api.get<Review>(withQuery('/api/reviews', { day }), signal),
  });
  if (review.isPending) return <Loading rows={10} />;
  if (review.isError) return <ErrorState error={review.error} again={() => void review.refetch()} />;
  const { due, done, open, people, reviewed } = review.data;
  return (
    <Page title={t('review')} note={t('reviewNote', { due, done, open })}>
      {people.length === 0 ? <EmptyState title={t('noCalls')} /> : null}
      {people.map((person) => (
        <ReviewPerson key={person.member.ref} person={person} mayRemark={can('remark.write')} />
      ))}
      {reviewed ? (
        <Reviewed by={reviewed} />
      ) : can('review.write') && due > 0 ? (
        <MarkReviewed day={review.data.day} />
      ) : null}
      <div className={style.gap} />
      <DayPicker shown={review.data.day} />
    </Page>
  );
}

function Reviewed({ by }: { by: NonNullable<Review['reviewed']> }) {
  const t = useWords(meetingWords);
  const language = useLanguage();
  const { zone, now } = useClock();
  return (
    <Panel>
      <p className={style.calm}>
        {t('reviewed', { name: by.by.name, at: sayMoment(zone, Date.parse(by.at), now, language) })}
      </p>
      {by.note ? <p>{by.note}</p> : null}
    </Panel>
  );
}

function MarkReviewed({ day }: { day: string }) {
  const t = useWords(meetingWords);
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [note, setNote] = useState('');
  const id = useRef(newId());
  const keep = useMutation({
    mutationFn: () => {
      const body: z.input<typeof newReview> = { id: id.current, day, note };
      return api.post('/api/reviews', body);
    },
    onSuccess: () => {
      void message.success(t('reviewKept'));
      void queries.invalidateQueries({ queryKey: ['review'] });
    },
    onError: useTellError(),
  });
  return (
    <Panel>
      <TextField label={t('reviewWords')} value={note} onChange={setNote} />
      <Button type="primary" size="large" loading={keep.isPending} onClick={() => keep.mutate()}>
        {t('markReviewed')}
      </Button>
    </Panel>
  );
}
