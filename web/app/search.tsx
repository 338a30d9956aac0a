import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Input, Modal } from 'antd';
import { useDeferredValue, useState } from 'react';
import { api, withQuery } from '../api/client.ts';
import { EmptyState, ErrorState, Loading } from '../ui/states.tsx';
import { type Said, useSay, useWords } from '../ui/words.ts';
import style from './search.module.css';
import { shellWords } from './words.ts';

interface Found {
  groups: {
    kind: string;
    title: Said;
    items: { ref: string; title: Said; sub: Said | null; open: string }[];
  }[];
}

/** `/`: customers, clauses and colleagues in one place; only what this person may see comes back. */
export function Search({ close }: { close: () => void }) {
  const t = useWords(shellWords);
  const [typed, setTyped] = useState('');
  return (
    <Modal
      open
      onCancel={close}
      footer={null}
      title={t('search')}
      width={600}
      className={style.search}
      destroyOnHidden
    >
      <Input
        autoFocus
        size="large"
        type="search"
        aria-label={t('searchHint')}
        placeholder={t('searchHint')}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <Results q={useDeferredValue(typed.trim())} close={close} />
    </Modal>
  );
}

function Results({ q, close }: { q: string; close: () => void }) {
  const t = useWords(shellWords);
  const say = useSay();
  const enough = [...q].length >= 2;
  const found = useQuery({
    queryKey: ['search', q],
    queryFn: ({ signal }) => api.get<Found>(withQuery('/api/search', { q }), signal),
    enabled: enough,
  });
  if (!enough) return <p className={style.hint}>{t('searchFirst')}</p>;
  if (found.isPending) return <Loading rows={3} />;
  if (found.isError) return <ErrorState error={found.error} again={() => void found.refetch()} />;
  const groups = found.data.groups.filter((group) => group.items.length > 0);
  if (groups.length === 0) return <EmptyState title={t('searchNone', { q })} />;
  return groups.map((group) => (
    <section key={group.kind} className={style.group}>
      <h3>{say(group.title)}</h3>
      <ul>
        {group.items.map((item) => (
          <li key={item.ref}>
            <Link to={item.open} onClick={close} className={style.item}>
              <span>{say(item.title)}</span>
              {item.sub ? <small>{say(item.sub)}</small> : null}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  ));
}
