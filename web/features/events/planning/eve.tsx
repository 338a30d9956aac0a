import type { EventPage } from '../../../../contract/events.ts';
import { useClock } from '../../../ui/clock.tsx';
import { listed } from '../../../ui/listed.ts';
import { Tag } from '../../../ui/marks.tsx';
import { Section } from '../../../ui/page.tsx';
import { useLanguage, useWords } from '../../../ui/words.ts';
import style from '../events.module.css';
import { useEve } from './queries.ts';
import { eveWords } from './words.ts';

const TWO_DAYS = 2 * 86_400_000;

/** 会前会: from two days before until it begins, what the hall has to be ready for. */
export function EvePart({ event }: { event: EventPage }) {
  const { now } = useClock();
  const near = Date.parse(event.startsAt) - now < TWO_DAYS;
  return near && event.startedAt === null && event.state !== 'cancelled' ? <Tomorrow id={event.id} /> : null;
}

function Tomorrow({ id }: { id: string }) {
  const t = useWords(eveWords);
  const language = useLanguage();
  const { data: eve } = useEve(id);
  if (!eve) return null;
  const { invited, confirmed, reconfirmed, newcomers, returning } = eve;
  const bus = eve.stops.reduce((sum, { people }) => sum + people, 0);
  const stops = eve.stops.map(({ stop, people }) => `${stop} ${people}`).join(' · ');
  const care = eve.care.map(({ care: code, guests }) => `${t(code)} ${guests}`).join(' · ');
  const lines = [
    [t('guests'), t('guestsSay', { invited, confirmed, reconfirmed })],
    [t('known'), t('knownSay', { newcomers, returning })],
    [t('care'), care || t('none')],
    [t('bus'), bus === 0 ? t('none') : `${bus}(${stops})`],
    [
      t('speakers'),
      listed(
        language,
        eve.speakers.who.map(({ name }) => name),
      ) || t('none'),
    ],
  ] as const;
  return (
    <Section title={t('title')}>
      <ul>
        {lines.map(([name, says]) => (
          <li key={name} className={style.line}>
            <span className={style.grow}>{name}</span>
            <span>{says}</span>
          </li>
        ))}
      </ul>
      {eve.speakers.settled ? null : <Tag tone="soon">{t('speakersOpen')}</Tag>}
    </Section>
  );
}
