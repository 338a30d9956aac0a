import type { CustomerPage } from '../../../../contract/customers.ts';
import { DueLabel } from '../../../ui/due-label.tsx';
import { Tag, WhyMark } from '../../../ui/marks.tsx';
import { Section } from '../../../ui/page.tsx';
import { useWhen } from '../../../ui/use-when.ts';
import { useNameOf, useSay, useWords } from '../../../ui/words.ts';
import style from './person.module.css';
import { personWords } from './words.ts';

const TONE = { past: 'plain', open: 'indigo', late: 'late', ended: 'done' } as const;

/** One line of everything: what will be owed at the top, what happened below. */
export function Timeline({ page }: { page: CustomerPage }) {
  const t = useWords(personWords);
  const say = useSay();
  const nameOf = useNameOf();
  const when = useWhen();
  const word = { open: t('stillToCome'), late: t('overdue'), ended: t('ended') };
  return (
    <Section title={t('timeline')}>
      <ol className={style.timeline}>
        {page.timeline.map((item) => (
          <li key={`${item.what}${item.id}`} data-state={item.state}>
            {item.at && (item.state === 'open' || item.state === 'late') ? (
              <DueLabel dueAt={item.at} />
            ) : (
              <time dateTime={item.at ?? undefined}>{item.at ? when(item.at) : '—'}</time>
            )}
            <span>
              {say(item.says)}
              {item.by ? <span className={style.quiet}> {nameOf(item.by)}</span> : null}
            </span>
            {item.state === 'past' ? null : (
              <span className={style.inline}>
                <Tag tone={TONE[item.state]}>{word[item.state]}</Tag>
                <WhyMark obligation={item.id} of={say(item.says)} />
              </span>
            )}
          </li>
        ))}
      </ol>
    </Section>
  );
}
