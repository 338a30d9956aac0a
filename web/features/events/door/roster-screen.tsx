import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import type { RosterPage } from '../../../../contract/door.ts';
import { useClock } from '../../../ui/clock.tsx';
import { Page } from '../../../ui/page.tsx';
import { EmptyState, ErrorState, Loading } from '../../../ui/states.tsx';
import { momentIn } from '../../../ui/time.ts';
import { useWords } from '../../../ui/words.ts';
import style from './door.module.css';
import { useRosterPage } from './queries.ts';
import { doorWords } from './words.ts';

/** The paper that opens the door when nothing else does: name, last four digits, seat and number. */
export function RosterScreen() {
  const { id } = useParams({ strict: false }) as { id: string };
  const t = useWords(doorWords);
  const { zone } = useClock();
  const roster = useRosterPage(id);
  if (roster.isPending) return <Loading rows={10} />;
  if (roster.isError) return <ErrorState error={roster.error} again={() => void roster.refetch()} />;
  const { event, rows, hash, asOf } = roster.data;
  const at = momentIn(zone, Date.parse(asOf));
  return (
    <Page
      wide
      title={t('rosterTitle', { event: event.name })}
      note={t('rosterNote', { n: rows.length, hash, at: `${at.month}-${at.date} ${at.clock}` })}
      actions={
        <>
          <Button type="primary" disabled={rows.length === 0} onClick={() => window.print()}>
            {t('print')}
          </Button>
          <Link to={`/events/${id}` as string}>{t('back')}</Link>
        </>
      }
    >
      {rows.length === 0 ? <EmptyState title={t('noPasses')} /> : <Rows rows={rows} />}
    </Page>
  );
}

function Rows({ rows }: { rows: RosterPage['rows'] }) {
  const t = useWords(doorWords);
  const care = (code: string) => t(`care_${code}` as 'care_wheelchair');
  return (
    <table className={style.roster}>
      <thead>
        <tr>
          <th scope="col">{t('signHere')}</th>
          <th scope="col">{t('name')}</th>
          <th scope="col">{t('tail')}</th>
          <th scope="col">{t('number')}</th>
          <th scope="col">{t('seat')}</th>
          <th scope="col">{t('inviter')}</th>
          <th scope="col">{t('care')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.number} ${row.name} ${row.last4} ${row.inviter}`}>
            <td className={style.box} />
            <th scope="row">{row.name}</th>
            <td>{row.last4}</td>
            <td>
              <b>{row.number ?? '–'}</b>
            </td>
            <td>{row.seat ? `${row.seat.table}-${row.seat.seat}` : ''}</td>
            <td>{row.inviter}</td>
            <td>{row.care.map(care).join(' ')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
