import { Link, useParams } from '@tanstack/react-router';
import { App, Button } from 'antd';
import type { DoorBoard } from '../../../../contract/door.ts';
import { api } from '../../../api/client.ts';
import { useSession } from '../../../api/session.tsx';
import { useClock } from '../../../ui/clock.tsx';
import { Tag } from '../../../ui/marks.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { ErrorState, Loading } from '../../../ui/states.tsx';
import { momentIn } from '../../../ui/time.ts';
import { useSay, useWords } from '../../../ui/words.ts';
import { Cards } from './cards.tsx';
import { Desks } from './desks.tsx';
import style from './door.module.css';
import { doorPath, useDoorBoard, useDoorWrite } from './queries.ts';
import { doorWords } from './words.ts';

/** The manager's side of the doors: open them, give devices their desks, watch who came and what was turned away. */
export function DoorScreen() {
  const { id } = useParams({ strict: false }) as { id: string };
  const board = useDoorBoard(id);
  const t = useWords(doorWords);
  if (board.isPending) return <Loading rows={10} />;
  if (board.isError) return <ErrorState error={board.error} again={() => void board.refetch()} />;
  return (
    <Page
      wide
      title={t('title', { event: board.data.event.name })}
      note={<State board={board.data} />}
      actions={<Actions board={board.data} />}
    >
      <Counts board={board.data} />
      <div className={style.two}>
        <div>
          <Desks board={board.data} />
          <Refused board={board.data} />
        </div>
        <div>
          <Repeats board={board.data} />
          <Cards event={id} cards={board.data.walkIns} />
        </div>
      </div>
    </Page>
  );
}

function State({ board: { event } }: { board: DoorBoard }) {
  const t = useWords(doorWords);
  const { zone } = useClock();
  if (!event.openedAt) return <Tag tone="soon">{t('doorsShut')}</Tag>;
  return (
    <Tag tone="done">{t('doorsOpenSince', { at: momentIn(zone, Date.parse(event.openedAt)).clock })}</Tag>
  );
}

function Actions({ board: { event } }: { board: DoorBoard }) {
  const t = useWords(doorWords);
  const { can } = useSession();
  const { message } = App.useApp();
  const open = useDoorWrite(event.id, () => api.post(doorPath(event.id, 'doors'), undefined));
  return (
    <>
      {event.openedAt === null && !event.over && can('doors.open') ? (
        <Button
          type="primary"
          loading={open.isPending}
          onClick={() => open.mutate(undefined, { onSuccess: () => void message.success(t('doorsAre')) })}
        >
          {t('openDoors')}
        </Button>
      ) : null}
      {can('pass.print') ? (
        <>
          <Link to={`/events/${event.id}/passes` as string}>{t('passes')}</Link>
          <Link to={`/events/${event.id}/roster` as string}>{t('roster')}</Link>
        </>
      ) : null}
      <Link to={`/events/${event.id}` as string}>{t('back')}</Link>
    </>
  );
}

const sumOf = ({ invited, walkIns, people, expected, refused }: DoorBoard['counts']) => ({
  invited,
  walkIns,
  people,
  expected,
  refused,
});

function Counts({ board: { counts } }: { board: DoorBoard }) {
  const t = useWords(doorWords);
  const { zone } = useClock();
  return (
    <Section title={t('came')} note={t('asOf', { at: momentIn(zone, Date.parse(counts.asOf)).clock })}>
      <p className={style.figure}>{counts.people}</p>
      <p>{t('sum', sumOf(counts))}</p>
      <table className={style.table}>
        <thead>
          <tr>
            <th scope="col">{t('byInviter')}</th>
            <th scope="col">{t('came')}</th>
            <th scope="col">{t('invitedCol')}</th>
            <th scope="col">{t('walkInCol')}</th>
          </tr>
        </thead>
        <tbody>
          {counts.byInviter.map(({ inviter, people, invited, walkIns }) => (
            <tr key={inviter?.id ?? ''}>
              <th scope="row">{inviter?.name ?? t('nobody')}</th>
              <td>{people}</td>
              <td>{invited}</td>
              <td>{walkIns}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

function Repeats({ board: { repeats } }: { board: DoorBoard }) {
  const t = useWords(doorWords);
  const { zone } = useClock();
  if (repeats.length === 0) return null;
  const clock = (at: string) => momentIn(zone, Date.parse(at)).clock;
  return (
    <Section title={t('toSettle')} count={repeats.length} tone="soon">
      <ul className={style.lines}>
        {repeats.map(({ scan, guest, at, desk, before }) => (
          <li key={scan}>
            <b>{guest.name || t('cardN', { n: guest.number ?? '' })}</b>{' '}
            {t('twice', {
              first: before ? `${clock(before.at)} ${before.desk}` : '',
              second: `${clock(at)} ${desk}`,
            })}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Refused({ board: { refused } }: { board: DoorBoard }) {
  const t = useWords(doorWords);
  const say = useSay();
  const { zone } = useClock();
  if (refused.length === 0) return null;
  return (
    <Section title={t('refused')} count={refused.length}>
      <ul className={style.lines}>
        {refused.map(({ id, at, desk, by, says }) => (
          <li key={id}>
            {momentIn(zone, Date.parse(at)).clock} {say(says)}{' '}
            <span className={style.quiet}>{`${desk} · ${by}`}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
