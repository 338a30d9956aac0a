import type { EventPage } from '../../../../contract/events.ts';
import { useClock } from '../../../ui/clock.tsx';
import { DueLabel } from '../../../ui/due-label.tsx';
import { StrengthMark, Tag, WhyMark } from '../../../ui/marks.tsx';
import { Section } from '../../../ui/page.tsx';
import { sayMoment } from '../../../ui/time.ts';
import { useLanguage, useNameOf, useSay, useWords } from '../../../ui/words.ts';
import { Checklists } from '../checklists/checklists.tsx';
import style from '../events.module.css';
import { Texts } from '../texts/texts.tsx';
import { Costs } from './costs.tsx';
import { EvePart } from './eve.tsx';
import { Filing } from './filing.tsx';
import { Materials } from './materials.tsx';
import { Meetings } from './meetings.tsx';
import { Posts } from './posts.tsx';
import { Quotas } from './quotas.tsx';
import { planningWords } from './words.ts';

/** 筹备: what is missing first, then what is owed by whom, what is there, who invites how many, what it costs. */
export function PreparationTab({ event }: { event: EventPage }) {
  return (
    <>
      <Readiness event={event} />
      <EvePart event={event} />
      <div className={style.two}>
        <div>
          <Steps event={event} />
          <Quotas event={event} />
          <Posts event={event} />
          <Texts event={event} />
        </div>
        <div>
          <Filing event={event} />
          <Materials event={event} />
          <Meetings event={event} />
          <Checklists event={event.id} />
          <Costs event={event} />
        </div>
      </div>
    </>
  );
}

function Readiness({ event: { ready } }: { event: EventPage }) {
  const t = useWords(planningWords);
  const say = useSay();
  const whole = ready.missing.length === 0;
  return (
    <Section title={t('ready', { done: ready.done, of: ready.of })} tone={whole ? 'done' : 'soon'}>
      <p className={style.missing}>
        {whole ? (
          <Tag tone="done">
            {t(ready.done === ready.of ? 'nothingMissing' : 'restIsToCome', { n: ready.of - ready.done })}
          </Tag>
        ) : (
          <>
            <span>{t('missing')}</span>
            {ready.missing.map((one) => (
              <Tag key={one.zh} tone="soon">
                {say(one)}
              </Tag>
            ))}
          </>
        )}
      </p>
    </Section>
  );
}

function Steps({ event: { steps } }: { event: EventPage }) {
  const t = useWords(planningWords);
  const say = useSay();
  const nameOf = useNameOf();
  const language = useLanguage();
  const { zone, now } = useClock();
  const when = (at: string | null) => (at ? sayMoment(zone, Date.parse(at), now, language) : '');
  return (
    <Section title={t('steps')} count={steps.length}>
      {steps.length === 0 ? <p className={style.quiet}>{t('noSteps')}</p> : null}
      <ul>
        {steps.map((step) => (
          <li key={step.id} className={style.line}>
            <span className={style.grow}>
              {say(step.title)} <span className={style.quiet}>{nameOf(step.holder)}</span>
            </span>
            {step.state === 'done' ? <Tag tone="done">{t('doneAt', { at: when(step.doneAt) })}</Tag> : null}
            {(step.state === 'open' || step.state === 'late') && step.dueAt ? (
              <DueLabel dueAt={step.dueAt} />
            ) : null}
            <span className={style.marks}>
              <StrengthMark strength={step.strength} />
              <WhyMark obligation={step.id} of={say(step.title)} />
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
