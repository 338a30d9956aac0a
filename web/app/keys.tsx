import { useNavigate } from '@tanstack/react-router';
import { Modal } from 'antd';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { railOf, type Screen } from '../ui/screen.ts';
import { useSay, useWords } from '../ui/words.ts';
import style from './keys.module.css';
import { useSearchOpen } from './search-open.ts';
import { shellWords } from './words.ts';

const Search = lazy(() => import('./search.tsx').then((m) => ({ default: m.Search })));

/** A key pressed while writing belongs to the text. */
function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

/** `/` searches, `?` shows the keys, `g 1` … goes to the nth entry of the rail. */
export function Keys({ screens }: { screens: readonly Screen[] }) {
  const search = useSearchOpen();
  const [help, setHelp] = useState(false);
  const pressedG = useRef(0);
  const navigate = useNavigate();
  const rail = railOf(screens);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (isWriting(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
      const went = Date.now() - pressedG.current < 1_500 ? rail[Number(event.key) - 1] : undefined;
      if (event.key === '/') search.open();
      else if (event.key === '?') setHelp(true);
      else if (event.key === 'g') pressedG.current = Date.now();
      else if (went) void navigate({ to: went.path });
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  });
  return (
    <>
      {help ? <KeyList rail={rail} close={() => setHelp(false)} /> : null}
      {search.isOpen ? (
        <Suspense>
          <Search close={search.close} />
        </Suspense>
      ) : null}
    </>
  );
}

function KeyList({ rail, close }: { rail: readonly Screen[]; close: () => void }) {
  const t = useWords(shellWords);
  const say = useSay();
  const keys: [string, string][] = [
    ['/', t('keySearch')],
    ['?', t('keyHelp')],
    ['Esc', t('keyClose')],
    ['g 1…9', t('keyGo')],
    ...rail.slice(0, 9).map((screen, i): [string, string] => [`g ${i + 1}`, say(screen.title)]),
  ];
  return (
    <Modal open onCancel={close} footer={null} title={t('keys')}>
      <dl className={style.keys}>
        {keys.map(([key, what]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
