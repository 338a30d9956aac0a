import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Owing } from '../../../../contract/owing.ts';
import { api } from '../../../api/client.ts';
import { useSession } from '../../../api/session.tsx';
import { Tag } from '../../../ui/marks.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { type Column, ResponsiveTable } from '../../../ui/responsive-table.tsx';
import { EmptyState, ErrorState, Loading } from '../../../ui/states.tsx';
import { useLanguage, useNameOf, useSay, useWords } from '../../../ui/words.ts';
import { Lapses } from './lapses.tsx';
import { LoadBars } from './load-bars.tsx';
import style from './managing.module.css';
import { managingWords } from './words.ts';

type Person = Owing['people'][number];

/** Who owes what, by name; the load of the coming days against what one can manage; lapses as one card. */
export function OwingScreen() {
  const t = useWords(managingWords);
  const { can } = useSession();
  const owing = useQuery({
    queryKey: ['owing'],
    queryFn: ({ signal }) => api.get<Owing>('/api/owing', signal),
  });
  return (
    <Page title={t('owing')} wide>
      {can('lapse.read') ? <Lapses /> : null}
      {owing.isPending ? <Loading rows={8} /> : null}
      {owing.isError ? <ErrorState error={owing.error} again={() => void owing.refetch()} /> : null}
      {owing.data ? <People owing={owing.data} /> : null}
      {owing.data?.unclaimed.length ? <Unclaimed posts={owing.data.unclaimed} /> : null}
    </Page>
  );
}

const byUrgency = (a: Person, b: Person) => b.overdue - a.overdue || b.today - a.today || b.week - a.week;

const owesSomething = (person: Person) => person.overdue + person.week > 0 || person.away !== null;

function People({ owing }: { owing: Owing }) {
  const language = useLanguage();
  const t = useWords(managingWords);
  const columns = usePersonColumns(owing.days);
  const people = owing.people.filter(owesSomething).sort(byUrgency);
  const rest = owing.people.filter((person) => !owesSomething(person));
  if (people.length === 0) return <EmptyState title={t('nobodyOwes')} />;
  return (
    <Section title={t('week')} count={people.length}>
      <ResponsiveTable
        label={t('owing')}
        columns={columns}
        rows={people}
        rowKey={(person) => person.member.ref}
      />
      {rest.length > 0 ? (
        <p className={style.rest}>
          {t('restOwesNothing', {
            n: rest.length,
            names: rest.map(({ member }) => member.name).join(language === 'zh' ? '、' : ', '),
          })}
        </p>
      ) : null}
    </Section>
  );
}

function usePersonColumns(days: readonly string[]): Column<Person>[] {
  const t = useWords(managingWords);
  const say = useSay();
  const open = (person: Person) => `/owing/${person.member.ref.replace('member:', '')}`;
  const figure = (person: Person, n: number, late = false) =>
    n === 0 ? (
      <span className={style.none}>0</span>
    ) : (
      <Link to={open(person)} className={late ? style.late : style.figure}>
        {n}
      </Link>
    );
  return [
    {
      key: 'member',
      title: t('member'),
      phone: 'head',
      show: (person) => (
        <span className={style.person}>
          <Link to={open(person)}>{person.member.name}</Link>
          {person.away ? <Tag tone="soon">{say(person.away)}</Tag> : null}
        </span>
      ),
    },
    {
      key: 'overdue',
      title: t('overdue'),
      align: 'right',
      phone: 'inline',
      show: (person) => figure(person, person.overdue, true),
    },
    {
      key: 'today',
      title: t('today'),
      align: 'right',
      phone: 'inline',
      show: (person) => figure(person, person.today),
    },
    {
      key: 'week',
      title: t('week'),
      align: 'right',
      phone: 'inline',
      show: (person) => figure(person, person.week),
    },
    {
      key: 'load',
      title: t('load'),
      show: (person) => (
        <LoadBars name={person.member.name} days={days} load={person.load} capacity={person.capacity} />
      ),
    },
  ];
}

function Unclaimed({ posts }: { posts: Owing['unclaimed'] }) {
  const nameOf = useNameOf();
  const t = useWords(managingWords);
  return (
    <Section title={t('unclaimed')} tone="soon">
      <ul className={style.list}>
        {posts.map(({ post, count }) => (
          <li key={post.ref} className={style.row}>
            {nameOf(post)} <b>{count}</b>
          </li>
        ))}
      </ul>
    </Section>
  );
}
