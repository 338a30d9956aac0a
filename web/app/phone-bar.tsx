import { Link } from '@tanstack/react-router';
import { useSession } from '../api/session.tsx';
import { barOf, type Screen } from '../ui/screen.ts';
import { useSay, useWords } from '../ui/words.ts';
import style from './shell.module.css';
import { shellWords } from './words.ts';

/** What this person opens many times a day. */
export function PhoneBar({ screens }: { screens: readonly Screen[] }) {
  const t = useWords(shellWords);
  const say = useSay();
  const { may } = useSession();
  return (
    <nav className={`${style.phoneBar} gj-no-print`} aria-label={t('bar')}>
      {barOf(screens, new Set(may)).map((screen) => {
        const Icon = screen.bar?.icon;
        return (
          <Link
            key={screen.path}
            to={screen.path}
            className={style.barItem}
            activeProps={{ 'data-here': true } as never}
          >
            {Icon ? <Icon aria-hidden /> : null}
            <span>{say(screen.bar?.label ?? screen.title)}</span>
          </Link>
        );
      })}
    </nav>
  );
}
