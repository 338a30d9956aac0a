import { useState } from 'react';
import type { TextVersion } from '../../../../contract/texts.ts';
import { PageCard } from './page-card.tsx';
import style from './texts.module.css';

/** The pages in their order. What was marked is open to be mended, the rest opens when it is asked for. */
export function PageList(props: {
  latest: TextVersion | null;
  pages: readonly string[];
  change: ((pages: readonly string[]) => void) | null;
}) {
  const { latest, pages, change } = props;
  const [opened, setOpened] = useState<ReadonlySet<number>>(new Set());
  return (
    <ol className={style.pages}>
      {pages.map((now, i) => {
        const marks = latest?.marks.filter(({ page }) => page === i + 1) ?? [];
        const was = latest?.pages[i] ?? null;
        const fresh = was === null || now !== was;
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
            drop={
              change && pages.length > 1 && i === pages.length - 1 && was === null
                ? () => change(pages.slice(0, -1))
                : null
            }
          />
        );
      })}
    </ol>
  );
}
