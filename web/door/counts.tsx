import type { DoorCounts } from '../../contract/door.ts';
import { clockIn, useSay } from './say.ts';
import { serverNow } from './talk.ts';
import type { DeskView } from './use-desk.ts';

const OLD = 60_000;

/** From the scans alone, with the hour they were counted; what is old says so. */
export function Counts({ desk: { state } }: { desk: DeskView }) {
  const { t } = useSay();
  if (!state) return null;
  const { counts, zone } = state;
  const age = serverNow() - Date.parse(counts.asOf);
  return (
    <section className="counts">
      <p className="figure">
        <span>{t('people')}</span> <b data-testid="people">{counts.people}</b>{' '}
        <span>{t('ofExpected', { n: counts.expected })}</span>
      </p>
      <p>
        {[
          t('invitedN', { n: counts.invited }),
          t('walkInsN', { n: counts.walkIns }),
          t('refusedN', { n: counts.refused }),
        ].join(' · ')}
      </p>
      <p className="as-of" data-old={age > OLD}>
        {t('asOf', { at: clockIn(zone, counts.asOf) })}
        {age > OLD ? ` · ${t('oldFigures', { n: Math.floor(age / 60_000) })}` : ''}
      </p>
      <Doors counts={counts} zone={zone} />
      <details>
        <summary>{t('byInviter')}</summary>
        <ul>
          {counts.byInviter.map(({ inviter, people, walkIns }) => (
            <li key={inviter?.id ?? ''}>
              <span>{inviter?.name ?? t('nobody')}</span>
              <b>{people}</b>
              <span className="small">{walkIns > 0 ? t('walkInsN', { n: walkIns }) : ''}</span>
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}

function Doors({ counts, zone }: { counts: DoorCounts; zone: string }) {
  const { t } = useSay();
  const now = Date.parse(counts.asOf);
  return (
    <>
      <h2>{t('byDoor')}</h2>
      <ul>
        {counts.byDoor.map(({ desk, name, people, heardAt, waiting }) => (
          <li key={desk}>
            <span>{name}</span>
            <b>{people}</b>
            <span className="small">
              {heardAt && now - Date.parse(heardAt) > OLD
                ? t('heard', { at: clockIn(zone, heardAt), n: waiting })
                : ''}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
