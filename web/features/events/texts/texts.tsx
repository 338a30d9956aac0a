import { Link } from '@tanstack/react-router';
import type { EventPage } from '../../../../contract/events.ts';
import type { EventTexts } from '../../../../contract/texts.ts';
import { useSession } from '../../../api/session.tsx';
import { useClock } from '../../../ui/clock.tsx';
import { Tag } from '../../../ui/marks.tsx';
import { Section } from '../../../ui/page.tsx';
import { sayMoment } from '../../../ui/time.ts';
import { useLanguage, useNameOf, useWords } from '../../../ui/words.ts';
import style from '../events.module.css';
import { useTexts } from './queries.ts';
import { Speakers } from './speakers.tsx';
import own from './texts.module.css';
import { textUseWords, textWords } from './words.ts';

/** 讲稿与文稿: what guests will see and hear, whether it may be shown, and who speaks. */
export function Texts({ event }: { event: EventPage }) {
  const t = useWords(textWords);
  const { can } = useSession();
  const texts = useTexts(event.id);
  if (!texts.data) return null;
  const may =
    can('event.text') && event.state !== 'cancelled' && !['ended', 'reported'].includes(event.state);
  return (
    <>
      <Section
        id="texts"
        title={t('title')}
        note={t('note')}
        actions={may ? <Link to={`/events/${event.id}/texts/new` as string}>{t('handInNew')}</Link> : null}
      >
        {texts.data.texts.length === 0 ? <p className={style.quiet}>{t('none')}</p> : null}
        <ul>
          {texts.data.texts.map((text) => (
            <Row key={text.id} event={event.id} text={text} />
          ))}
        </ul>
      </Section>
      <Speakers event={event.id} speakers={texts.data.speakers} may={may} />
    </>
  );
}

function Row({ event, text }: { event: string; text: EventTexts['texts'][number] }) {
  const t = useWords(textWords);
  const use = useWords(textUseWords);
  const nameOf = useNameOf();
  const language = useLanguage();
  const { zone, now } = useClock();
  const when = sayMoment(zone, Date.parse(text.handedInAt), now, language);
  return (
    <li className={style.line}>
      <span className={style.grow}>
        <Link className={own.open} to={`/events/${event}/texts/${text.id}` as string}>
          {text.title}
        </Link>
        <span className={style.quiet}>
          {use(text.use)} · {t('by', { n: text.n, name: nameOf(text.handedInBy), when })}
        </span>
      </span>
      <Tag tone={text.passed ? 'done' : 'late'}>
        {text.passed ? t('passed') : t('toMend', { n: text.marks })}
      </Tag>
    </li>
  );
}
