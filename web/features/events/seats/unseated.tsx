import type { SeatPlan } from '../../../../contract/seats.ts';
import { Section } from '../../../ui/page.tsx';
import { useWords } from '../../../ui/words.ts';
import style from './seats.module.css';
import type { Moving } from './use-moving.ts';
import { seatWords } from './words.ts';

/** Everybody who is to come, or is here, and has no chair: dragged or chosen like the others. */
export function Unseated({ plan, moving }: { plan: SeatPlan; moving: Moving }) {
  const t = useWords(seatWords);
  if (plan.unseated.length === 0) return null;
  return (
    <Section title={t('unseated')} count={plan.unseated.length} tone="soon">
      <ul className={style.unseated}>
        {plan.unseated.map((who) => (
          <li key={who.ref}>
            <button
              type="button"
              className={style.person}
              disabled={!plan.may}
              aria-pressed={moving.held?.ref === who.ref}
              onClick={() => moving.pick(moving.held?.ref === who.ref ? null : who)}
              {...moving.drag(who)}
            >
              <b>
                {who.ref.startsWith('walk-in:') && who.last4 === '' ? t('cardN', { n: who.name }) : who.name}
              </b>
              <span>
                {[who.last4, who.inviter ? t('askedBy', { name: who.inviter.name }) : '']
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Section>
  );
}
