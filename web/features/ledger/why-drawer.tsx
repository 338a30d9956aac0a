import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Drawer } from 'antd';
import type { Why } from '../../../contract/ledger.ts';
import { api } from '../../api/client.ts';
import { ErrorState, Loading } from '../../ui/states.tsx';
import { useWords } from '../../ui/words.ts';
import { WhyText } from './why-text.tsx';
import { ledgerWords } from './words.ts';

/** One drawer for every mark: it stands on the address as `?why=`, so the back gesture closes it. */
export function WhyDrawer() {
  const t = useWords(ledgerWords);
  const navigate = useNavigate();
  const { why: id } = useSearch({ strict: false }) as { why?: string };
  const close = () =>
    void navigate({
      to: '.',
      search: (now: Record<string, unknown>) => ({ ...now, why: undefined }),
      replace: true,
    } as never);
  return (
    <Drawer
      open={id !== undefined}
      onClose={close}
      title={t('title')}
      size="min(480px, 100vw)"
      destroyOnHidden
    >
      {id ? <WhyOf id={id} /> : null}
    </Drawer>
  );
}

function WhyOf({ id }: { id: string }) {
  const why = useQuery({
    queryKey: ['why', id],
    queryFn: ({ signal }) => api.get<Why>(`/api/obligations/${encodeURIComponent(id)}/why`, signal),
  });
  if (why.isPending) return <Loading rows={8} />;
  if (why.isError) return <ErrorState error={why.error} again={() => void why.refetch()} />;
  return <WhyText why={why.data} />;
}
