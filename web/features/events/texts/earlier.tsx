import type { TextVersion } from '../../../../contract/texts.ts';
import { useClock } from '../../../ui/clock.tsx';
import { listed } from '../../../ui/listed.ts';
import { Tag } from '../../../ui/marks.tsx';
import { Section } from '../../../ui/page.tsx';
import { sayMoment } from '../../../ui/time.ts';
import { useLanguage, useNameOf, useWords } from '../../../ui/words.ts';
import style from '../events.module.css';
import { textWords } from './words.ts';

/** Every version that was handed in, with what stood in its way. */
export function Earlier({ versions }: { versions: readonly TextVersion[] }) {
  const t = useWords(textWords);
  const nameOf = useNameOf();
  const language = useLanguage();
  const { zone, now } = useClock();
  return (
    <Section title={t('past')} count={versions.length}>
      <ul>
        {versions.map(({ id, n, passed, marks, handedInBy, handedInAt }) => (
          <li key={id} className={style.line}>
            <span className={style.grow}>
              {t('by', {
                n,
                name: nameOf(handedInBy),
                when: sayMoment(zone, Date.parse(handedInAt), now, language),
              })}{' '}
              <span className={style.quiet}>
                {listed(
                  language,
                  marks.map(({ word }) => word),
                )}
              </span>
            </span>
            <Tag tone={passed ? 'done' : 'late'}>
              {passed ? t('passed') : t('toMend', { n: marks.filter(({ hint }) => !hint).length })}
            </Tag>
          </li>
        ))}
      </ul>
    </Section>
  );
}
