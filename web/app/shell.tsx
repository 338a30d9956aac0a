import { type ReactNode, Suspense } from 'react';
import { useSession } from '../api/session.tsx';
import { WhyDrawer } from '../features/ledger/why-drawer.tsx';
import { MyScreensProvider, mayOpen } from '../ui/screen.ts';
import { Loading } from '../ui/states.tsx';
import { useWords } from '../ui/words.ts';
import { Keys } from './keys.tsx';
import { OfflineBanner } from './offline-banner.tsx';
import { PhoneBar } from './phone-bar.tsx';
import { Rail } from './rail.tsx';
import { screens } from './screens.ts';
import style from './shell.module.css';
import { TopBar } from './top-bar.tsx';
import { shellWords } from './words.ts';

/** The frame around every screen: rail on a desk, bar on a phone, only what exists for this person. */
export function Shell({ children }: { children: ReactNode }) {
  const t = useWords(shellWords);
  const { may } = useSession();
  const verbs = new Set(may);
  const mine = screens.filter((screen) => mayOpen(screen, verbs));
  return (
    <div className={style.shell}>
      <a className={style.skip} href="#main">
        {t('skip')}
      </a>
      <Rail screens={mine} />
      <div className={style.body}>
        <TopBar />
        <OfflineBanner />
        <main id="main" className={style.main} tabIndex={-1}>
          <MyScreensProvider value={mine}>
            <Suspense fallback={<Loading rows={8} />}>{children}</Suspense>
          </MyScreensProvider>
        </main>
      </div>
      <PhoneBar screens={mine} />
      <WhyDrawer />
      <Keys screens={mine} />
    </div>
  );
}
