import { Link } from '@tanstack/react-router';
import type { Screen } from '../ui/screen.ts';
import { useSay, useWords } from '../ui/words.ts';
import style from './shell.module.css';
import { shellWords } from './words.ts';

/** The phone's bar holds at most five: what this person opens many times a day. */
export function PhoneBar({ screens }: { screens: readonly Screen[] }) {
  const t = useWords(shellWords);
  const say = useSay();
  const items = screens
    .filter((screen) => screen.bar)
    .sort((a, b) => (a.bar?.order ?? 0) - (b.bar?.order ?? 0))
    .slice(0, 5);
  return (
    <nav className={`${style.phoneBar} gj-no-print`} aria-label={t('rail')}>
      {items.map((screen) => {
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
