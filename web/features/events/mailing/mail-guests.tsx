import { Button } from 'antd';
import type { MailGuest } from '../../../../contract/mailing.ts';
import { api } from '../../../api/client.ts';
import { Tag, type Tone } from '../../../ui/marks.tsx';
import { EmptyState } from '../../../ui/states.tsx';
import { useWhen } from '../../../ui/use-when.ts';
import { useSay, useWords } from '../../../ui/words.ts';
import style from '../events.module.css';
import { useEventWrite } from '../planning/queries.ts';
import { mailingWords } from './words.ts';

/** Who has an address, and how their letter stands; what failed says what to do. */
export function MailGuests({ event, guests }: { event: string; guests: readonly MailGuest[] }) {
  const t = useWords(mailingWords);
  const stop = useEventWrite(event, () => api.post(`/api/events/${event}/mailing/stop`, {}), t('stoppedNow'));
  if (guests.length === 0) return <EmptyState title={t('nobody')}>{t('nobodyNote')}</EmptyState>;
  return (
    <>
      {guests.some(({ mail }) => mail?.state === 'queued') ? (
        <Button loading={stop.isPending} onClick={() => stop.mutate(undefined)}>
          {t('stop')}
        </Button>
      ) : null}
      <ul className={style.list} aria-label={t('guests')}>
        {guests.map((guest) => (
          <li key={guest.invitation} className={style.guest}>
            <OneGuest event={event} guest={guest} />
          </li>
        ))}
      </ul>
    </>
  );
}

const tones = { queued: 'soon', sent: 'done', failed: 'late', dropped: 'plain' } as const satisfies Record<
  string,
  Tone
>;

function OneGuest({
  event,
  guest: { name, inviter, address, next, mail, why },
}: {
  event: string;
  guest: MailGuest;
}) {
  const t = useWords(mailingWords);
  const when = useWhen();
  const bounce = useEventWrite(event, () => api.post(`/api/mail/${mail?.id}/bounce`, {}));
  const reason = useReason();
  return (
    <>
      <div>
        <p className={style.guestName}>
          {name}
          <span className={style.quiet}>{address ?? ''}</span>
          {mail ? (
            <Tag tone={tones[mail.state]}>
              {t(mail.state, { at: when(mail.settledAt ?? mail.nextTryAt) })}
            </Tag>
          ) : null}
          {next ? <Tag tone="indigo">{t('next')}</Tag> : null}
        </p>
        <p className={style.quiet}>
          {[
            inviter.name,
            mail?.reason ? reason(mail.reason, mail.says) : '',
            why && why !== mail?.reason ? t(why as 'refused') : '',
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      {mail?.state === 'sent' ? (
        <Button
          aria-label={t('bounceOf', { name })}
          loading={bounce.isPending}
          onClick={() => bounce.mutate(undefined)}
        >
          {t('bounce')}
        </Button>
      ) : null}
    </>
  );
}

/** A clause's own words where one stands in the way. */
function useReason() {
  const t = useWords(mailingWords);
  const say = useSay();
  return (reason: NonNullable<MailGuest['why']>, says: { zh: string; en: string } | null): string => {
    if (reason === 'words') return t('unfit', { says: says ? say(says) : '' });
    return reason === 'held' ? t('held', { says: says ? say(says) : '' }) : t(reason);
  };
}
