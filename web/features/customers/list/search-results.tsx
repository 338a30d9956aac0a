import { Link } from '@tanstack/react-router';
import { useSession } from '../../../api/session.tsx';
import { EmptyState, ErrorState, Loading } from '../../../ui/states.tsx';
import { useSay, useWords } from '../../../ui/words.ts';
import style from './list.module.css';
import { useSearch } from './queries.ts';
import { listWords } from './words.ts';

/** Who a few letters or digits find, with the household, since couples share a number. */
export function SearchResults({ q }: { q: string }) {
  const t = useWords(listWords);
  const say = useSay();
  const { can } = useSession();
  const search = useSearch(q);
  if (search.isPending) return <Loading rows={3} />;
  if (search.isError) return <ErrorState error={search.error} again={() => void search.refetch()} />;
  const { found, says } = search.data;
  if (says) return <EmptyState title={say(says)} />;
  if (found.length === 0) return <EmptyState title={t('nobodyFound', { q })}>{t('searchHint')}</EmptyState>;
  return (
    <ul className={style.found}>
      {found.map((one) => (
        <li key={one.id}>
          <b>
            {can('customer.see') ? <Link to={`/customers/${one.id}` as string}>{one.name}</Link> : one.name}
          </b>
          <span>{one.phone}</span>
          <span className={style.quiet}>{one.owner?.name ?? t('nobodys')}</span>
          {one.area ? <span className={style.quiet}>{one.area}</span> : null}
          {one.household.length > 0 ? (
            <span className={style.quiet}>{t('household', { names: one.household.join('、') })}</span>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
