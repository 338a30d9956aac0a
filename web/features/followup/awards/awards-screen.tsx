import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import type { z } from 'zod';
import type { awards } from '../../../../contract/owing.ts';
import { api, withQuery } from '../../../api/client.ts';
import { useSession } from '../../../api/session.tsx';
import { NumberLink } from '../../../ui/marks.tsx';
import { Page } from '../../../ui/page.tsx';
import { EmptyState, ErrorState, Loading } from '../../../ui/states.tsx';
import { useNameOf, useWords } from '../../../ui/words.ts';
import { AwardRow } from './award-row.tsx';
import style from './awards.module.css';
import { chains } from './chains.ts';
import { WhoseBook } from './whose-book.tsx';
import { awardWords } from './words.ts';

type Awards = z.infer<typeof awards>;

/** A dated book, private by default: every entry says why, and has an appeal. */
export function AwardsScreen() {
  const t = useWords(awardWords);
  const { member: me, can } = useSession();
  const { member } = useSearch({ strict: false }) as { member?: string };
  const query = useQuery({
    queryKey: ['awards', member],
    queryFn: ({ signal }) => api.get<Awards>(withQuery('/api/awards', { member }), signal),
  });
  if (query.isPending) return <Loading rows={8} />;
  if (query.isError) return <ErrorState error={query.error} again={() => void query.refetch()} />;
  const { entries, points, mayDecide, waiting } = query.data;
  return (
    <Page title={t('awards')} note={t('mineOnly')}>
      <Waiting waiting={waiting} open={member} />
      <WhoseBook member={member} />
      <NumberLink label={t('points')} value={points} />
      {entries.length === 0 ? <EmptyState title={t('none')} /> : null}
      <ul className={style.list}>
        {chains(entries).map((chain) => (
          <AwardRow
            key={chain.head.id}
            chain={chain}
            own={chain.head.member.ref === `member:${me.id}`}
            mayDecide={mayDecide}
            mayAnswer={can('appeal.decide')}
          />
        ))}
      </ul>
    </Page>
  );
}

/** The books in which somebody waits for an answer, one tap away. */
function Waiting({ waiting, open }: { waiting: Awards['waiting']; open: string | undefined }) {
  const t = useWords(awardWords);
  const nameOf = useNameOf();
  if (waiting.length === 0) return null;
  return (
    <p className={style.waiting}>
      {t('waiting')}
      {waiting.map(({ member, count }) => {
        const id = member.ref.slice('member:'.length);
        return (
          <Link
            key={id}
            to={'/awards' as string}
            search={{ member: id } as never}
            aria-current={id === open ? 'true' : undefined}
          >
            {t('waitingFor', { name: nameOf(member), n: count })}
          </Link>
        );
      })}
    </p>
  );
}
