import { Button } from 'antd';
import { useState } from 'react';
import type { TodayCard as Card } from '../../../../contract/today.ts';
import { Section } from '../../../ui/page.tsx';
import { useWords } from '../../../ui/words.ts';
import { followupWords } from '../words.ts';
import { folded } from './folded.ts';
import { FoldedCard } from './folded-card.tsx';
import style from './today.module.css';
import { TodayCard } from './today-card.tsx';

/** A part of the list; what comes later this week stays folded beyond the first few. */
export function TodaySection(props: {
  id: string;
  title: string;
  tone: 'late' | 'done' | 'plain';
  cards: readonly Card[];
  folded?: boolean;
}) {
  const t = useWords(followupWords);
  const [all, setAll] = useState(!props.folded);
  if (props.cards.length === 0) return null;
  const cards = folded(props.cards);
  const shown = all ? cards : cards.slice(0, 5);
  const hidden = cards.length - shown.length;
  return (
    <Section id={props.id} title={props.title} count={props.cards.length} tone={props.tone}>
      <ul className={style.list}>
        {shown.map((one) =>
          'fold' in one ? (
            <FoldedCard key={`fold/${one.fold[0]?.id}`} cards={one.fold} by={one.by} />
          ) : (
            <TodayCard key={one.card.id} card={one.card} />
          ),
        )}
      </ul>
      {hidden > 0 ? (
        <Button type="text" block className={style.more} onClick={() => setAll(true)}>
          {t('moreHidden', { n: hidden })}
        </Button>
      ) : null}
    </Section>
  );
}
