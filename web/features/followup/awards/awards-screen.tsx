import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import type { z } from 'zod';
import type { awards } from '../../../../contract/owing.ts';
import { api, withQuery } from '../../../api/client.ts';
import { useSession } from '../../../api/session.tsx';
import { NumberLink } from '../../../ui/marks.tsx';
import { Page } from '../../../ui/page.tsx';
import { EmptyState, ErrorState, Loading } from '../../../ui/states.tsx';
import { useWords } from '../../../ui/words.ts';
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
  const { entries, points, mayDecide } = query.data;
  return (
    <Page title={t('awards')} note={t('mineOnly')}>
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
