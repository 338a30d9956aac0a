import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { z } from 'zod';
import type { departureRow, departures } from '../../../../contract/identity.ts';
import { api } from '../../../api/client.ts';
import { useSession } from '../../../api/session.tsx';
import { useClock } from '../../../ui/clock.tsx';
import { Tag } from '../../../ui/marks.tsx';
import { Page } from '../../../ui/page.tsx';
import { type Column, ResponsiveTable } from '../../../ui/responsive-table.tsx';
import { EmptyState, ErrorState, Loading } from '../../../ui/states.tsx';
import { sayMoment } from '../../../ui/time.ts';
import { useLanguage, useWords } from '../../../ui/words.ts';
import { BackLink } from '../back-link.tsx';
import { leavingWords } from './words.ts';

type Departure = z.infer<typeof departureRow>;
const tones = { noticed: 'soon', left: 'plain', withdrawn: 'plain' } as const;

/** Who is leaving, when, and how far their heirs are named. */
export function DeparturesScreen() {
  const t = useWords(leavingWords);
  const { can } = useSession();
  const list = useQuery({
    queryKey: ['departures'],
    queryFn: ({ signal }) => api.get<z.infer<typeof departures>>('/api/departures', signal),
  });
  const columns = useColumns();
  return (
    <Page title={t('departures')} note={<BackLink to="/settings">{t('settings')}</BackLink>}>
      {list.isPending ? <Loading rows={6} /> : null}
      {list.isError ? <ErrorState error={list.error} again={() => void list.refetch()} /> : null}
      {list.data?.departures.length === 0 ? (
        <EmptyState title={t('none')}>
          {t('noneNote')}{' '}
          {can('member.see') ? <Link to={'/settings/members' as string}>{t('toMembers')}</Link> : null}
        </EmptyState>
      ) : null}
      {list.data && list.data.departures.length > 0 ? (
        <ResponsiveTable
          label={t('departures')}
          columns={columns}
          rows={list.data.departures}
          rowKey={({ id }) => id}
        />
      ) : null}
    </Page>
  );
}

function useColumns(): Column<Departure>[] {
  const t = useWords(leavingWords);
  const language = useLanguage();
  const { zone, now } = useClock();
  return [
    { key: 'who', title: t('who'), show: (one) => one.member.name, phone: 'head' },
    {
      key: 'hour',
      title: t('hour'),
      show: (one) => sayMoment(zone, Date.parse(one.leavesAt), now, language),
    },
    {
      key: 'state',
      title: t('state'),
      show: (one) => <Tag tone={tones[one.state]}>{t(one.state)}</Tag>,
      phone: 'inline',
    },
    {
      key: 'progress',
      title: t('progress'),
      show: (one) => t('ofHeld', { named: one.named, held: one.held }),
      phone: 'inline',
    },
    {
      key: 'open',
      title: '',
      align: 'right',
      show: (one) => (
        <Link
          to={`/settings/departures/${one.id}` as string}
          aria-label={t('openOf', { name: one.member.name })}
        >
          {t('open')}
        </Link>
      ),
    },
  ];
}
