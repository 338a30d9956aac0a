import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Drawer } from 'antd';
import { ErrorState, Loading } from '../../ui/states.tsx';
import { useWords } from '../../ui/words.ts';
import { askWhy } from './ask-why.ts';
import { SeenBefore, WhyKnown } from './why-known.tsx';
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
    queryFn: ({ signal }) => askWhy(id, signal),
    // What was seen without a network is asked again once it is back
    staleTime: ({ state }) => (state.data && 'why' in state.data && state.data.seenAt === null ? 15_000 : 0),
    retry: false,
  });
  if (why.isPending) return <Loading rows={8} />;
  if (why.isError) return <ErrorState error={why.error} again={() => void why.refetch()} />;
  if ('known' in why.data) return <WhyKnown known={why.data.known} />;
  return (
    <>
      {why.data.seenAt === null ? null : <SeenBefore at={why.data.seenAt} />}
      <WhyText why={why.data.why} />
    </>
  );
}
