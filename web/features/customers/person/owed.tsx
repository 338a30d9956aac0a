import type { CustomerPage } from '../../../../contract/customers.ts';
import { DueLabel } from '../../../ui/due-label.tsx';
import { WhyMark } from '../../../ui/marks.tsx';
import { Section } from '../../../ui/page.tsx';
import { useNameOf, useSay, useWords } from '../../../ui/words.ts';
import style from './person.module.css';
import { personWords } from './words.ts';

/** What is owed next about this customer, by whom, until when, and why. */
export function Owed({ page }: { page: CustomerPage }) {
  const t = useWords(personWords);
  const say = useSay();
  const nameOf = useNameOf();
  const owed = [...page.owed].sort((a, b) => (a.dueAt ?? '9').localeCompare(b.dueAt ?? '9'));
  return (
    <Section title={t('owed')} count={owed.length}>
      {owed.length === 0 ? <p className={style.quiet}>{t('nothingOwed')}</p> : null}
      <ul className={style.cards}>
        {owed.map((one) => (
          <li key={one.id} data-late={one.late || undefined}>
            <span>
              {say(one.title)}
              <span className={style.quiet}> {nameOf(one.holder)}</span>
            </span>
            <span className={style.cardFoot}>
              {one.dueAt ? <DueLabel dueAt={one.dueAt} /> : null}
              <WhyMark obligation={one.id} of={say(one.title)} />
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
