import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import type { PrintedPass, PrintedPasses } from '../../../../contract/door.ts';
import { useClock } from '../../../ui/clock.tsx';
import { Page } from '../../../ui/page.tsx';
import { EmptyState } from '../../../ui/states.tsx';
import { momentIn, sayDay } from '../../../ui/time.ts';
import { useLanguage, useWords } from '../../../ui/words.ts';
import style from './passes.module.css';
import { QrCode } from './qr-code.tsx';
import { useMakePasses } from './queries.ts';
import { doorWords } from './words.ts';

/** Passes on paper, two to a page: who sells what in the first line, the number large enough to read without glasses. */
export function PassesScreen() {
  const { id } = useParams({ strict: false }) as { id: string };
  const t = useWords(doorWords);
  const made = useMakePasses(id);
  const passes = made.data?.passes ?? [];
  return (
    <Page
      wide
      title={t('passes')}
      note={<span className="gj-no-print">{t('passesNote')}</span>}
      actions={
        <>
          {passes.length > 0 ? (
            <Button type="primary" onClick={() => window.print()}>
              {`${t('print')} ${passes.length}`}
            </Button>
          ) : (
            <Button type="primary" loading={made.isPending} onClick={() => made.mutate()}>
              {t('makePasses')}
            </Button>
          )}
          <Link to={`/events/${id}` as string}>{t('back')}</Link>
        </>
      }
    >
      {made.data && passes.length === 0 ? <EmptyState title={t('noPasses')} /> : null}
      <ul className={style.passes}>
        {passes.map((pass) => (
          <Pass key={pass.invitation} pass={pass} event={(made.data as PrintedPasses).event} />
        ))}
      </ul>
    </Page>
  );
}

function Pass({ pass, event }: { pass: PrintedPass; event: PrintedPasses['event'] }) {
  const t = useWords(doorWords);
  const language = useLanguage();
  const { zone } = useClock();
  const starts = momentIn(zone, Date.parse(event.startsAt));
  const doors = momentIn(zone, Date.parse(event.doorsAt)).clock;
  return (
    <li className={style.pass}>
      <p className={style.sells}>{event.sells}</p>
      <div className={style.body}>
        <div>
          <h2>{event.name}</h2>
          <p className={style.guest}>{t('guestOf', { name: pass.name })}</p>
          <p className={style.when}>
            {t('when', { day: sayDay(starts, language), start: starts.clock, doors })}
          </p>
          <p>{event.hall}</p>
          <p>{event.address}</p>
          {pass.stop ? <p>{t('stop', { stop: pass.stop })}</p> : null}
          <p>{t('askedBy', { name: pass.inviter.name })}</p>
        </div>
        <div className={style.mark}>
          <QrCode of={pass.code} label={`${t('passNumber')} ${pass.number}`} className={style.code} />
          <p className={style.number}>{pass.number}</p>
          {pass.seat ? (
            <p className={style.seat}>{t('seatOf', { table: pass.seat.table, seat: pass.seat.seat })}</p>
          ) : null}
        </div>
      </div>
      <p className={style.foot}>{t('sayNumber')}</p>
    </li>
  );
}
