import { Link } from '@tanstack/react-router';
import { useSession } from '../../../api/session.tsx';
import { useClock } from '../../../ui/clock.tsx';
import { Page, Section } from '../../../ui/page.tsx';
import { sayMoment } from '../../../ui/time.ts';
import { useLanguage, useWords } from '../../../ui/words.ts';
import { ChangePassword } from './change-password.tsx';
import { Devices } from './devices.tsx';
import style from './settings.module.css';
import { settingsWords } from './words.ts';

const pages = [
  { path: '/settings/organisation', name: 'organisation', needs: ['organisation.change', 'post.change'] },
  { path: '/settings/members', name: 'members', needs: ['member.see'] },
  { path: '/settings/departments', name: 'departments', needs: ['department.change'] },
  { path: '/settings/areas', name: 'areas', needs: ['customer.assign'] },
  { path: '/settings/forms', name: 'forms', needs: ['form.release'] },
  { path: '/settings/departures', name: 'departures', needs: ['leaving.notice', 'leaving.hand-over'] },
  { path: '/settings/audit', name: 'audit', needs: ['audit.read'] },
] as const;

/** One's own sign-in, and for those who may, the pages of the organisation. */
export function SettingsScreen() {
  const t = useWords(settingsWords);
  const { can } = useSession();
  const mine = pages.filter(({ needs }) => needs.some(can));
  return (
    <Page title={t('settings')}>
      <LeavingNote />
      {mine.length > 0 ? (
        <Section title={t('ours')}>
          <nav className={style.links} aria-label={t('ours')}>
            {mine.map(({ path, name }) => (
              <Link key={path} to={path as string} className={style.link}>
                <b>{t(name)}</b>
                <span>{t(`${name}Note`)}</span>
              </Link>
            ))}
          </nav>
        </Section>
      ) : null}
      <Section title={t('password')}>
        <ChangePassword />
      </Section>
      <Section title={t('devices')} note={t('devicesNote')}>
        <Devices />
      </Section>
    </Page>
  );
}

function LeavingNote() {
  const t = useWords(settingsWords);
  const { leavesAt } = useSession();
  const { zone, now } = useClock();
  const language = useLanguage();
  if (!leavesAt) return null;
  return <p role="note">{t('leaving', { at: sayMoment(zone, Date.parse(leavesAt), now, language) })}</p>;
}
