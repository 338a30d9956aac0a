import type { TicketPage } from '../../../contract/tickets.ts';
import { Tag } from '../../ui/marks.tsx';
import { Section } from '../../ui/page.tsx';
import { useWhen } from '../../ui/use-when.ts';
import { useWords } from '../../ui/words.ts';
import style from './tickets.module.css';
import { ticketWords } from './words.ts';

/** What was done, in order; how long it waited is read off it. */
export function Steps({ page }: { page: TicketPage }) {
  const t = useWords(ticketWords);
  const when = useWhen();
  return (
    <Section
      title={t('steps')}
      note={
        <>
          {page.waitingSince ? `${t('waitingSince', { at: when(page.waitingSince) })} · ` : ''}
          {page.waitedMinutes > 0 ? t('waited', { n: page.waitedMinutes }) : ''}
        </>
      }
    >
      <ol className={style.list}>
        {page.steps.map((step) => (
          <Step key={step.id} step={step} when={when} />
        ))}
      </ol>
    </Section>
  );
}

function Step({ step, when }: { step: TicketPage['steps'][number]; when: (at: string) => string }) {
  const t = useWords(ticketWords);
  const key = `step.${step.what}` as keyof typeof ticketWords.said;
  return (
    <li className={style.line}>
      <span className={style.grow}>
        {key in ticketWords.said ? t(key) : step.what} {step.to ? t('to', { name: step.to.name }) : ''}{' '}
        {step.visitOn ? <Tag tone="indigo">{t('visitOn', { day: when(step.visitOn) })}</Tag> : null}
        {step.satisfied === null ? null : (
          <Tag tone={step.satisfied ? 'done' : 'late'}>
            {t(step.satisfied ? 'satisfied' : 'notSatisfied')}
          </Tag>
        )}
      </span>
      <span className={style.quiet}>
        {step.by.name} · {when(step.at)}
      </span>
      {step.words ? <span className={style.block}>{step.words}</span> : null}
      {step.attachments.length > 0 ? (
        <span className={`${style.block} ${style.signed}`}>
          {step.attachments.map((id, i) => (
            <img key={id} src={`/api/attachments/${id}`} alt={t('signature', { n: i + 1 })} loading="lazy" />
          ))}
        </span>
      ) : null}
    </li>
  );
}
