import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import type { Bus } from '../../../../contract/bus.ts';
import { api } from '../../../api/client.ts';
import { useClock } from '../../../ui/clock.tsx';
import { Tag } from '../../../ui/marks.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { EmptyState, ErrorState, Loading } from '../../../ui/states.tsx';
import { momentIn } from '../../../ui/time.ts';
import { useWords } from '../../../ui/words.ts';
import style from '../events.module.css';
import { eventKey, useEventWrite } from '../planning/queries.ts';
import { busWords } from './words.ts';

type Stop = Bus['stops'][number];

/** 接送: the driver ticks off who gets on, and the host sees whom to wait for. */
export function BusScreen() {
  const { id } = useParams({ strict: false }) as { id: string };
  const t = useWords(busWords);
  const bus = useQuery({
    queryKey: [...eventKey(id), 'bus'],
    queryFn: ({ signal }) => api.get<Bus>(`/api/events/${id}/bus`, signal),
    refetchInterval: 30_000,
  });
  const board = useEventWrite(id, (invitations: string[]) =>
    api.post(`/api/events/${id}/bus`, { invitations }),
  );
  if (bus.isPending) return <Loading rows={8} />;
  if (bus.isError) return <ErrorState error={bus.error} again={() => void bus.refetch()} />;
  const { stops, onTheWay } = bus.data;
  return (
    <Page title={t('title')} note={<Link to={`/events/${id}` as string}>{t('note', { n: onTheWay })}</Link>}>
      {stops.length === 0 ? <EmptyState title={t('nobody')}>{t('nobodyHint')}</EmptyState> : null}
      {stops.map((stop) => (
        <StopShown
          key={stop.stop}
          stop={stop}
          busy={board.isPending}
          board={(invitations) => board.mutate(invitations)}
        />
      ))}
    </Page>
  );
}

interface ShownProps {
  stop: Stop;
  busy: boolean;
  board: (invitations: string[]) => void;
}

function StopShown({ stop, busy, board }: ShownProps) {
  const t = useWords(busWords);
  const { zone } = useClock();
  const missing = stop.riders.filter(({ boardedAt, arrived }) => boardedAt === null && !arrived);
  return (
    <Section
      title={stop.stop}
      note={t('ofStop', { aboard: stop.aboard, expected: stop.expected })}
      actions={
        missing.length > 1 ? (
          <Button
            aria-label={t('allOf', { stop: stop.stop })}
            disabled={busy}
            onClick={() => board(missing.map(({ invitation }) => invitation))}
          >
            {t('all')}
          </Button>
        ) : null
      }
    >
      <ul>
        {stop.riders.map((rider) => (
          <li key={rider.invitation} className={style.line}>
            <span className={style.grow}>
              <b>{rider.name}</b>{' '}
              <span className={style.quiet}>
                {[rider.last4, rider.companions > 0 ? t('with', { n: rider.companions }) : '']
                  .filter(Boolean)
                  .join(' · ')}
              </span>{' '}
              {rider.boardedAt ? (
                <Tag tone="done">
                  {t('boardedAt', { at: momentIn(zone, Date.parse(rider.boardedAt)).clock })}
                </Tag>
              ) : null}
              {rider.arrived ? <Tag>{t('arrived')}</Tag> : null}
            </span>
            {rider.boardedAt || rider.arrived ? null : (
              <Button
                size="large"
                type="primary"
                aria-label={t('boardedOf', { name: rider.name })}
                disabled={busy}
                onClick={() => board([rider.invitation])}
              >
                {t('boarded')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
