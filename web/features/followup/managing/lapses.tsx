import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { z } from 'zod';
import type { lapses } from '../../../../contract/owing.ts';
import { api } from '../../../api/client.ts';
import { useClock } from '../../../ui/clock.tsx';
import { Tag, WhyMark } from '../../../ui/marks.tsx';
import { Section } from '../../../ui/page.tsx';
import { ErrorState, Loading } from '../../../ui/states.tsx';
import { dayMoment, parseDay, sayDay, sayMoment } from '../../../ui/time.ts';
import { useLanguage, useNameOf, useSay, useWords } from '../../../ui/words.ts';
import style from './managing.module.css';
import { managingWords } from './words.ts';

type Lapsed = z.infer<typeof lapses>;

/** What lapsed overnight arrives as one card, by person, not as eleven at midnight. */
export function Lapses() {
  const t = useWords(managingWords);
  const nameOf = useNameOf();
  const language = useLanguage();
  const query = useQuery({
    queryKey: ['lapses'],
    queryFn: ({ signal }) => api.get<Lapsed>('/api/lapses', signal),
  });
  if (query.isPending) return <Loading rows={2} />;
  if (query.isError) return <ErrorState error={query.error} again={() => void query.refetch()} />;
  const { count, day, groups } = query.data;
  const said = sayDay(dayMoment(parseDay(day)), language);
  if (count === 0) return <p className={style.calm}>{t('lapsesNone', { day: said })}</p>;
  return (
    <Section title={t('lapses')} count={count} note={said} tone="late">
      <div className={style.lapses}>
        {groups.map((group) => (
          <details key={group.holder.ref} open={groups.length < 4}>
            <summary>
              <b>{nameOf(group.holder)}</b> <span>{group.items.length}</span>
            </summary>
            <ul>
              {group.items.map((item) => (
                <LapsedRow key={item.obligation} item={item} />
              ))}
            </ul>
          </details>
        ))}
      </div>
    </Section>
  );
}

function LapsedRow({ item }: { item: Lapsed['groups'][number]['items'][number] }) {
  const t = useWords(managingWords);
  const say = useSay();
  const language = useLanguage();
  const { zone, now } = useClock();
  const title = `${item.subject.name} ${say(item.title)}`;
  return (
    <li className={style.lapsed}>
      <span>{item.subject.open ? <Link to={item.subject.open}>{title}</Link> : title}</span>
      {item.doneAt ? (
        <Tag tone="done">
          {t('doneLate', { at: sayMoment(zone, Date.parse(item.doneAt), now, language) })}
        </Tag>
      ) : (
        <Tag tone="late">{t('stillOpen')}</Tag>
      )}
      <WhyMark obligation={item.obligation} of={title} />
    </li>
  );
}
