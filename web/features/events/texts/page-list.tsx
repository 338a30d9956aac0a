import { Button } from 'antd';
import { useState } from 'react';
import type { TextVersion } from '../../../../contract/texts.ts';
import { useWords } from '../../../ui/words.ts';
import { PageCard } from './page-card.tsx';
import style from './texts.module.css';
import { textWords } from './words.ts';

/** The pages in their order. What was marked is open to be mended, the rest opens when it is asked for. */
export function PageList(props: {
  latest: TextVersion | null;
  pages: readonly string[];
  change: ((pages: readonly string[]) => void) | null;
  /** Pages taken out of what was refused; null once it has passed. Earlier versions keep them. */
  dropped: ReadonlySet<number>;
  drop: ((dropped: ReadonlySet<number>) => void) | null;
}) {
  const { latest, pages, change, dropped, drop } = props;
  const [opened, setOpened] = useState<ReadonlySet<number>>(new Set());
  /** One that was never handed in goes without a trace; another is only taken out, and may be put back. */
  const removal = (i: number, fresh: boolean) => {
    if (!change || pages.length - dropped.size <= 1) return null;
    if (fresh && i === pages.length - 1) return () => change(pages.slice(0, -1));
    return drop && (() => drop(new Set([...dropped, i])));
  };
  return (
    <ol className={style.pages}>
      {pages.map((now, i) => {
        const marks = latest?.marks.filter(({ page }) => page === i + 1) ?? [];
        const was = latest?.pages[i] ?? null;
        const fresh = was === null || now !== was;
        const keep = () => drop?.(new Set([...dropped].filter((n) => n !== i)));
        // biome-ignore lint/suspicious/noArrayIndexKey: a page is its number
        if (dropped.has(i)) return <DroppedPage key={i} n={i + 1} keep={keep} />;
        return (
          <PageCard
            // biome-ignore lint/suspicious/noArrayIndexKey: a page is its number
            key={i}
            n={i + 1}
            was={was}
            now={now}
            marks={marks}
            editing={change !== null && (fresh || marks.length > 0 || opened.has(i))}
            edit={change ? () => setOpened(new Set([...opened, i])) : null}
            change={(text) => change?.(pages.map((page, n) => (n === i ? text : page)))}
            drop={removal(i, was === null)}
          />
        );
      })}
    </ol>
  );
}

function DroppedPage({ n, keep }: { n: number; keep: () => void }) {
  const t = useWords(textWords);
  return (
    <li className={style.page}>
      <span>{t('pageDropped', { n })}</span> <Button onClick={keep}>{t('keepPage', { n })}</Button>
    </li>
  );
}
