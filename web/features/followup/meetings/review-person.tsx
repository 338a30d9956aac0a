import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useRef, useState } from 'react';
import type { z } from 'zod';
import type { Review, remark } from '../../../../contract/owing.ts';
import { api } from '../../../api/client.ts';
import { newId } from '../../../api/new-id.ts';
import { ChoiceChips } from '../../../ui/chips.tsx';
import { useClock } from '../../../ui/clock.tsx';
import { DueLabel } from '../../../ui/due-label.tsx';
import { LongField } from '../../../ui/fields.tsx';
import { Tag, WhyMark } from '../../../ui/marks.tsx';
import { Section } from '../../../ui/page.tsx';
import { SideSheet } from '../../../ui/side-sheet.tsx';
import { useTellError } from '../../../ui/tell-error.ts';
import { momentIn } from '../../../ui/time.ts';
import { useSay, useWords } from '../../../ui/words.ts';
import { followupWords, isResult } from '../words.ts';
import style from './meetings.module.css';
import { meetingWords } from './words.ts';

type Person = Review['people'][number];
type Call = Person['calls'][number];

export function ReviewPerson({ person, mayRemark }: { person: Person; mayRemark: boolean }) {
  const t = useWords(meetingWords);
  const say = useSay();
  const { due, done, late } = person;
  return (
    <Section
      title={person.member.name}
      note={t('personLine', { due, done, late })}
      tone={late > 0 ? 'late' : 'plain'}
    >
      <ul className={style.calls}>
        {person.calls.map((call) => (
          <CallRow key={call.callBack} call={call} mayRemark={mayRemark} />
        ))}
        {person.open.map((item) => (
          <li key={item.obligation} className={style.open}>
            <span>
              {item.subject.name} {say(item.title)}
            </span>
            <Tag tone="soon">{t('openCalls')}</Tag>
            <DueLabel dueAt={item.dueAt} />
            <WhyMark obligation={item.obligation} of={`${item.subject.name} ${say(item.title)}`} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function CallRow({ call, mayRemark }: { call: Call; mayRemark: boolean }) {
  const t = useWords(meetingWords);
  const f = useWords(followupWords);
  const { zone } = useClock();
  const [writing, setWriting] = useState(false);
  return (
    <li className={style.call}>
      <p className={style.callHead}>
        <b>{call.subject.name}</b>
        <time dateTime={call.at}>{momentIn(zone, Date.parse(call.at)).clock}</time>
        {isResult(call.result) ? <Tag>{f(call.result)}</Tag> : null}
        {mayRemark && !call.remark ? (
          <Button
            size="small"
            className={style.remarkButton}
            aria-label={t('remarkFor', { name: call.subject.name })}
            onClick={() => setWriting(true)}
          >
            {t('remark')}
          </Button>
        ) : null}
      </p>
      <Said call={call} />
      <PhotoRow photos={call.photos} of={call.subject.name} />
      {call.remark ? (
        <p className={style.remark}>
          <Tag tone={call.remark.verdict === 'good' ? 'done' : 'soon'}>{t(call.remark.verdict)}</Tag>{' '}
          {call.remark.by.name}:{call.remark.words}
        </p>
      ) : null}
      {writing ? <RemarkSheet call={call} close={() => setWriting(false)} /> : null}
    </li>
  );
}

function Said({ call }: { call: Call }) {
  const t = useWords(meetingWords);
  const { customer, mine } = call.said;
  if (!customer && !mine) return <p className={style.quiet}>{t('nothingSaid')}</p>;
  return (
    <dl className={style.said}>
      {customer ? (
        <div>
          <dt>{t('customerSaid')}</dt>
          <dd>{customer}</dd>
        </div>
      ) : null}
      {mine ? (
        <div>
          <dt>{t('iSaid')}</dt>
          <dd>{mine}</dd>
        </div>
      ) : null}
    </dl>
  );
}

function PhotoRow({ photos, of }: { photos: readonly string[]; of: string }) {
  const t = useWords(meetingWords);
  if (photos.length === 0) return null;
  return (
    <p className={style.photos}>
      {photos.map((id, i) => (
        <a key={id} href={`/api/attachments/${id}`} target="_blank" rel="noreferrer">
          <img src={`/api/attachments/${id}`} alt={t('photoOf', { of, n: i + 1 })} loading="lazy" />
        </a>
      ))}
    </p>
  );
}

function RemarkSheet({ call, close }: { call: Call; close: () => void }) {
  const t = useWords(meetingWords);
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [words, setWords] = useState('');
  const [verdict, setVerdict] = useState<'good' | 'mend'>('good');
  const [tried, setTried] = useState(false);
  const id = useRef(newId());
  const keep = useMutation({
    mutationFn: () => {
      const body: z.input<typeof remark> = { id: id.current, words: words.trim(), verdict };
      return api.post(`/api/call-backs/${encodeURIComponent(call.callBack)}/remarks`, body);
    },
    onSuccess: () => {
      void message.success(t('remarkKept'));
      void queries.invalidateQueries({ queryKey: ['review'] });
      close();
    },
    onError: useTellError(),
  });
  const save = () => {
    setTried(true);
    if (words.trim()) keep.mutate();
  };
  const verdicts = (['good', 'mend'] as const).map((value) => ({ value, label: t(value) }));
  return (
    <SideSheet
      title={t('remarkFor', { name: call.subject.name })}
      close={close}
      foot={
        <Button type="primary" size="large" loading={keep.isPending} onClick={save}>
          {t('keepRemark')}
        </Button>
      }
    >
      <ChoiceChips legend={t('verdict')} chips={verdicts} value={verdict} onChange={setVerdict} />
      <LongField
        autoFocus
        label={t('remarkWords')}
        value={words}
        onChange={setWords}
        problem={tried && !words.trim() ? t('remarkNeeded') : null}
      />
    </SideSheet>
  );
}
