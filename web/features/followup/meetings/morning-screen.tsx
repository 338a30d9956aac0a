import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { Morning } from '../../../../contract/owing.ts';
import { api, withQuery } from '../../../api/client.ts';
import { useSession } from '../../../api/session.tsx';
import { CopyText } from '../../../ui/copy-text.tsx';
import { LongPicture } from '../../../ui/long-picture.tsx';
import { Tag } from '../../../ui/marks.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { ErrorState, Loading } from '../../../ui/states.tsx';
import { useNameOf, useSay, useWords } from '../../../ui/words.ts';
import { AwaySheet } from './away-sheet.tsx';
import { DayPicker, useDay } from './day-picker.tsx';
import { Figures } from './figures.tsx';
import style from './meetings.module.css';
import { meetingWords } from './words.ts';

/** 晨会: one page for the wall, made from facts; nobody wrote a report. */
export function MorningScreen() {
  const day = useDay();
  const morning = useQuery({
    queryKey: ['morning', day],
    queryFn: ({ signal }) => api.get<Morning>(withQuery('/api/briefings/morning', { day }), signal),
  });
  if (morning.isPending) return <Loading rows={12} />;
  if (morning.isError) return <ErrorState error={morning.error} again={() => void morning.refetch()} />;
  return <Wall morning={morning.data} />;
}

function Wall({ morning }: { morning: Morning }) {
  const t = useWords(meetingWords);
  const say = useSay();
  return (
    <Page
      title={say(morning.title)}
      wide
      actions={<WallActions text={say(morning.copy)} day={morning.day} />}
    >
      <div className={style.wall}>
        <div>
          <Section title={t('yesterday')}>
            <Figures figures={morning.yesterday} />
          </Section>
          {morning.owed.length > 0 ? (
            <Section title={t('owed')} tone="soon">
              <Figures figures={morning.owed} />
            </Section>
          ) : null}
          <Section title={t('topics')}>
            <ol className={style.topics}>
              {morning.topics.map((topic) => (
                <li key={topic.zh}>{say(topic)}</li>
              ))}
            </ol>
          </Section>
        </div>
        <ByName people={morning.today} />
        <RollCall people={morning.rollCall} day={morning.day} />
      </div>
      <div className="gj-no-print">
        <DayPicker shown={morning.day} />
      </div>
    </Page>
  );
}

function WallActions({ text, day }: { text: string; day: string }) {
  const t = useWords(meetingWords);
  const { organisation } = useSession();
  return (
    <>
      <CopyText text={text} label={t('copy')} />
      <LongPicture text={text} from={organisation.name} name={`${day} ${t('morning')}`} />
      <Button onClick={() => window.print()}>{t('print')}</Button>
    </>
  );
}

function ByName({ people }: { people: Morning['today'] }) {
  const t = useWords(meetingWords);
  const nameOf = useNameOf();
  const say = useSay();
  return (
    <Section title={t('todayByName')} count={people.length}>
      {people.length === 0 ? <p className={style.calm}>{t('nobodyToday')}</p> : null}
      <ul className={style.people}>
        {people.map((person) => (
          <li key={person.member.ref} className={style.person}>
            <p className={style.personHead}>
              <b>{nameOf(person.member)}</b>
              <span>{t('dueOf', { n: person.due })}</span>
              {person.overdue > 0 ? <Tag tone="late">{t('lateOf', { n: person.overdue })}</Tag> : null}
            </p>
            {person.lines.map((line) => (
              <p key={line.zh}>{say(line)}</p>
            ))}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function RollCall({ people, day }: { people: Morning['rollCall']; day: string }) {
  const t = useWords(meetingWords);
  const { can } = useSession();
  const [away, setAway] = useState<Morning['rollCall'][number]['member'] | null>(null);
  const say = useSay();
  const expected = people.filter((person) => person.state === 'expected').length;
  return (
    <Section title={t('rollCall')} note={t('rollOf', { n: expected, all: people.length })}>
      <ul className={style.roll}>
        {people.map((person) => (
          <li key={person.member.ref}>
            {can('absence.set') ? (
              <Button
                type="text"
                aria-label={t('awayOf', { name: person.member.name })}
                onClick={() => setAway(person.member)}
              >
                {person.member.name}
              </Button>
            ) : (
              <span>{person.member.name}</span>
            )}
            <Tag tone={person.state === 'expected' ? 'done' : 'soon'}>
              {person.says ? say(person.says) : t(person.state)}
            </Tag>
          </li>
        ))}
      </ul>
      {away ? <AwaySheet member={away} day={day} close={() => setAway(null)} /> : null}
    </Section>
  );
}
