import { Link } from '@tanstack/react-router';
import { useSession } from '../api/session.tsx';
import { railOf, type Screen } from '../ui/screen.ts';
import { useSay, useWords } from '../ui/words.ts';
import style from './shell.module.css';
import { shellWords } from './words.ts';

export function Rail({ screens }: { screens: readonly Screen[] }) {
  const t = useWords(shellWords);
  const say = useSay();
  const { member, organisation, posts } = useSession();
  return (
    <nav className={`${style.rail} gj-no-print`} aria-label={t('rail')}>
      <div className={style.brand}>
        <img src="/mark.svg" alt="" width={28} height={28} />
        <span>
          <b>{t('brand')}</b>
          <small>{organisation.name}</small>
        </span>
      </div>
      <ul>
        {railOf(screens).map((screen) => {
          const Icon = screen.rail?.icon;
          return (
            <li key={screen.path}>
              <Link to={screen.path} className={style.railItem} activeProps={{ 'data-here': true } as never}>
                {Icon ? <Icon aria-hidden /> : null}
                {say(screen.rail?.label ?? screen.title)}
              </Link>
            </li>
          );
        })}
      </ul>
      <div className={style.who}>
        {member.name}
        <small>{posts.map((post) => say(post.name)).join(' · ')}</small>
      </div>
    </nav>
  );
}
