import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { Checklists as Page } from '../../../../contract/checklists.ts';
import { api } from '../../../api/client.ts';
import { newId } from '../../../api/new-id.ts';
import { useClock } from '../../../ui/clock.tsx';
import { Tag } from '../../../ui/marks.tsx';
import { Section } from '../../../ui/page.tsx';
import { sayMoment } from '../../../ui/time.ts';
import { useLanguage, useNameOf, useSay, useWords } from '../../../ui/words.ts';
import style from '../events.module.css';
import { eventKey, useEventWrite } from '../planning/queries.ts';
import { TickSheet } from './tick-sheet.tsx';
import { checklistWords } from './words.ts';

type List = Page['lists'][number];

/** 清单: what is looked through before, at and after the gathering, by whom and what was missing; and its recording. */
export function Checklists({ event }: { event: string }) {
  const t = useWords(checklistWords);
  const [open, setOpen] = useState<List | null>(null);
  const page = useQuery({
    queryKey: [...eventKey(event), 'checklists'],
    queryFn: ({ signal }) => api.get<Page>(`/api/events/${encodeURIComponent(event)}/checklists`, signal),
  });
  if (!page.data) return null;
  const { lists, may, recording } = page.data;
  const seen = lists.filter(({ tickedAt }) => tickedAt !== null);
  return (
    <Section id="checklists" title={t('title')} note={t('seenOf', { n: seen.length, of: lists.length })}>
      <ul>
        {seen.map((list) => (
          <Row key={list.list} list={list} open={may ? () => setOpen(list) : null} />
        ))}
        <Recording event={event} recording={recording} may={may} />
      </ul>
      <NotYet lists={lists.filter((list) => !seen.includes(list))} open={may ? setOpen : null} />
      {open ? <TickSheet key={open.list} event={event} list={open} close={() => setOpen(null)} /> : null}
    </Section>
  );
}

/** What nobody has looked through so far: fifteen lines would bury what was found. */
function NotYet({ lists, open }: { lists: readonly List[]; open: ((list: List) => void) | null }) {
  const t = useWords(checklistWords);
  const say = useSay();
  if (lists.length === 0) return null;
  return (
    <p className={style.missing}>
      <span>{t('notYet')}</span>
      {lists.map((list) =>
        open ? (
          <Button
            key={list.list}
            aria-label={t('tickOf', { list: say(list.name) })}
            onClick={() => open(list)}
          >
            {say(list.name)}
          </Button>
        ) : (
          <Tag key={list.list}>{say(list.name)}</Tag>
        ),
      )}
    </p>
  );
}

function Row({ list, open }: { list: List; open: (() => void) | null }) {
  const t = useWords(checklistWords);
  const say = useSay();
  const nameOf = useNameOf();
  const language = useLanguage();
  const { zone, now } = useClock();
  const when = list.tickedAt ? sayMoment(zone, Date.parse(list.tickedAt), now, language) : '';
  const missing = list.items.filter(({ item }) => list.missing.includes(item)).map(({ name }) => say(name));
  return (
    <li className={style.line}>
      <span className={style.grow}>
        {say(list.name)}{' '}
        <span className={style.quiet}>
          {[list.tickedBy ? t('by', { name: nameOf(list.tickedBy), when }) : '', ...missing]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </span>
      <Tag tone={missing.length > 0 ? 'soon' : 'done'}>
        {missing.length > 0 ? t('short', { n: missing.length }) : t('whole')}
      </Tag>
      {open ? (
        <Button aria-label={t('tickOf', { list: say(list.name) })} onClick={open}>
          {t('tick')}
        </Button>
      ) : null}
    </li>
  );
}

function Recording(props: { event: string; recording: Page['recording']; may: boolean }) {
  const { event, recording, may } = props;
  const t = useWords(checklistWords);
  const to = recording === null ? 'recording' : 'recording/deletion';
  const write = useEventWrite(event, () =>
    api.post(`/api/events/${encodeURIComponent(event)}/${to}`, { id: newId() }),
  );
  return (
    <li className={style.line}>
      <span className={style.grow}>
        {t('recording')}{' '}
        {recording ? (
          <span className={style.quiet}>{t('keptUntil', { day: recording.keepUntil })}</span>
        ) : null}
      </span>
      {recording?.deletedAt ? (
        <Tag tone="done">{t('deleted')}</Tag>
      ) : may ? (
        <Button loading={write.isPending} onClick={() => write.mutate(undefined)}>
          {t(recording ? 'deleteIt' : 'start')}
        </Button>
      ) : null}
    </li>
  );
}
