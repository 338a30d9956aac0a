import type { PlayLine, PlayPart } from '../../../contract/demo.ts';
import { useWords } from '../../ui/words.ts';
import style from './play.module.css';
import { demoWords } from './words.ts';

const PARTS: readonly PlayPart[] = ['plan', 'invite', 'confirm', 'doors', 'hall', 'orders', 'files', 'after'];
const COUNTS = ['invited', 'came', 'bought', 'kept'] as const;

/** How far it is, and how many of the invited came, bought, and kept what they bought. */
export function PlayCounts({ lines, done }: { lines: readonly PlayLine[]; done: boolean }) {
  const t = useWords(demoWords);
  const last = lines.at(-1);
  const reached = Math.max(...lines.map(({ part }) => PARTS.indexOf(part)));
  return (
    <aside className={style.counts}>
      <ol className={style.parts} aria-label={t('parts')}>
        {PARTS.map((part, i) => (
          <li
            key={part}
            data-done={i < reached || done}
            aria-current={last?.part === part && !done ? 'step' : undefined}
          >
            {t(part)}
          </li>
        ))}
      </ol>
      <dl className={style.figures} aria-label={t('counts')}>
        {COUNTS.map((key) => (
          <div key={key}>
            <dt>{t(key)}</dt>
            <dd>{last?.counts[key] ?? 0}</dd>
          </div>
        ))}
      </dl>
    </aside>
  );
}
