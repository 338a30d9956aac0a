import { Link, useParams } from '@tanstack/react-router';
import { App } from 'antd';
import { useState } from 'react';
import type { Evening } from '../../../../contract/evening.ts';
import { useSession } from '../../../api/session.tsx';
import { listed } from '../../../ui/listed.ts';
import { Tag } from '../../../ui/marks.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { EmptyState, ErrorState, Loading } from '../../../ui/states.tsx';
import { useLanguage, useWords } from '../../../ui/words.ts';
import style from './evening.module.css';
import { FileCard } from './file-card.tsx';
import { type Answers, useEvening, useMakeFile } from './queries.ts';
import { eveningWords } from './words.ts';

/** 今晚建档 15: one guest after the other, with one thumb, before the bus arrives. */
export function EveningScreen() {
  const { id } = useParams({ strict: false }) as { id: string };
  const evening = useEvening(id);
  if (evening.isPending) return <Loading rows={8} />;
  if (evening.isError) return <ErrorState error={evening.error} again={() => void evening.refetch()} />;
  return <Shown evening={evening.data} />;
}

function Shown({ evening }: { evening: Evening }) {
  const t = useWords(eveningWords);
  const { can } = useSession();
  const makes = can('file.make');
  const others = evening.others.reduce((sum, { guests }) => sum + guests.length, 0);
  return (
    <Page
      title={t('title', { n: makes ? evening.todo.length : others })}
      note={<Link to={`/events/${evening.event.id}` as string}>{evening.event.name}</Link>}
    >
      {makes ? <Queue evening={evening} /> : null}
      <Made evening={evening} />
      <Others evening={evening} />
    </Page>
  );
}

/** Where one is in the queue is known by the guest, not by a number: the queue grows shorter under the thumb. */
function Queue({ evening }: { evening: Evening }) {
  const t = useWords(eveningWords);
  const { message } = App.useApp();
  const { todo, sheet, event } = evening;
  const [at, setAt] = useState(0);
  // What is on its way to the server already shows when one comes back
  const [written, setWritten] = useState<Readonly<Record<string, Answers>>>({});
  const here = Math.min(at, todo.length - 1);
  const make = useMakeFile(event.id, ({ customer, complete }) => {
    const name = todo.find((one) => one.customer.id === customer)?.customer.name ?? '';
    if (complete) void message.success(t('made', { name }));
  });
  const guest = todo[here];
  if (!guest) return <Finished evening={evening} />;
  return (
    <section className={style.queue}>
      <p className={style.quiet} role="status">
        {t('position', { n: here + 1, left: todo.length })} · {t('swipe')}
      </p>
      <FileCard
        key={guest.customer.id}
        guest={guest}
        written={written[guest.customer.id] ?? guest.fields}
        sheet={sheet}
        // A half-filled card on its way must not swallow the tap that completes this one
        busy={make.isPending && make.variables.complete}
        complete={(fields) => make.mutate({ customer: guest.customer.id, fields, complete: true })}
        leave={(by, fields) => {
          if (fields) {
            setWritten({ ...written, [guest.customer.id]: fields });
            make.mutate({ customer: guest.customer.id, fields, complete: false });
          }
          setAt((here + by + todo.length) % todo.length);
        }}
      />
    </section>
  );
}

function Finished({ evening }: { evening: Evening }) {
  const t = useWords(eveningWords);
  if (evening.done.length === 0) return <EmptyState title={t('nobody')} />;
  return (
    <>
      <EmptyState title={t('done')}>{t('doneMore')}</EmptyState>
      <p>
        <Link to={'/files' as string} search={{ show: 'to-hand-in' } as never}>
          {t('handIn')}
        </Link>
      </p>
    </>
  );
}

/** Who is done recedes, but is not gone. */
function Made({ evening: { done } }: { evening: Evening }) {
  const t = useWords(eveningWords);
  if (done.length === 0) return null;
  return (
    <Section title={t('doneList')} count={done.length} tone="done">
      <p className={style.made}>
        {done.map(({ id, name }) => (
          <Tag key={id} tone="done">
            {name}
          </Tag>
        ))}
      </p>
    </Section>
  );
}

function Others({ evening: { others } }: { evening: Evening }) {
  const t = useWords(eveningWords);
  const language = useLanguage();
  if (others.length === 0) return null;
  return (
    <Section
      title={t('others')}
      note={t('othersNote')}
      count={others.reduce((sum, { guests }) => sum + guests.length, 0)}
      tone="soon"
    >
      <ul className={style.others}>
        {others.map(({ member, guests }) => (
          <li key={member?.id ?? ''}>
            <b>{member?.name ?? t('noOwner')}</b> <span>{t('people', { n: guests.length })}</span>
            <br />
            {listed(language, guests)}
          </li>
        ))}
      </ul>
    </Section>
  );
}
