import { Link } from '@tanstack/react-router';
import type { z } from 'zod';
import type { approval } from '../../../../contract/owing.ts';
import { ChoiceChips } from '../../../ui/chips.tsx';
import { useClock } from '../../../ui/clock.tsx';
import { TextField } from '../../../ui/fields.tsx';
import { Tag } from '../../../ui/marks.tsx';
import { sayMoment } from '../../../ui/time.ts';
import { useLanguage, useNameOf, useSay, useWords } from '../../../ui/words.ts';
import style from './approvals.module.css';
import { type Covers, Meanwhile, proposed } from './meanwhile.tsx';
import { approvalWords } from './words.ts';

export interface Answer {
  yes: boolean;
  reason: string;
  covers: Covers;
}

interface Props {
  approval: z.infer<typeof approval>;
  answer: Answer | null;
  tried: boolean;
  onAnswer: (answer: Answer) => void;
}

export function ApprovalCard({ approval: of, answer, tried, onAnswer }: Props) {
  const t = useWords(approvalWords);
  const say = useSay();
  const nameOf = useNameOf();
  const language = useLanguage();
  const { zone, now } = useClock();
  const when = (at: string) => sayMoment(zone, Date.parse(at), now, language);
  const title = `${say(of.title)} · ${nameOf(of.subject)}`;
  const covers = answer?.covers ?? proposed(of.dueMeanwhile);
  const chips = (['yes', 'no'] as const).map((value) => ({ value, label: t(value) }));
  return (
    <li className={style.card}>
      <h2 className={style.title}>{of.subject.open ? <Link to={of.subject.open}>{title}</Link> : title}</h2>
      <p className={style.asked}>
        {t('asked', { name: of.asker.name, at: when(of.askedAt) })}
        {of.until ? <Tag tone="soon">{t('until', { at: when(of.until) })}</Tag> : null}
      </p>
      <dl className={style.facts}>
        {of.figures.map((line) => (
          <Fact key={line.name.zh} title={say(line.name)} says={say(line.says)} strong />
        ))}
        {of.filled.map((line) => (
          <Fact key={line.name.zh} title={say(line.name)} says={say(line.says)} />
        ))}
        {of.reason ? <Fact title={t('reason')} says={of.reason} /> : null}
        <Fact title={t('whyYou')} says={`${say(of.whyYou)} (${of.clause})`} />
        <Fact title={t('onYes')} says={say(of.onYes)} />
        <Fact title={t('onNo')} says={say(of.onNo)} />
        {of.left ? <Fact title={t('left')} says={say(of.left)} strong /> : null}
      </dl>
      {of.dueMeanwhile.length > 0 ? (
        <Meanwhile
          due={of.dueMeanwhile}
          asker={of.asker}
          covers={covers}
          onChange={(chosen) =>
            onAnswer({ yes: answer?.yes ?? true, reason: answer?.reason ?? '', covers: chosen })
          }
        />
      ) : null}
      <ChoiceChips
        hideLegend
        legend={t('answerFor', { title })}
        chips={chips}
        value={answer ? (answer.yes ? 'yes' : 'no') : null}
        onChange={(value) => onAnswer({ yes: value === 'yes', reason: answer?.reason ?? '', covers })}
      />
      {answer && !answer.yes ? (
        <TextField
          label={t('whyNo')}
          value={answer.reason}
          onChange={(reason) => onAnswer({ yes: false, reason, covers })}
          problem={tried && !answer.reason.trim() ? t('needWhyNo') : null}
        />
      ) : null}
    </li>
  );
}

function Fact({ title, says, strong }: { title: string; says: string; strong?: boolean }) {
  return (
    <div>
      <dt>{title}</dt>
      <dd>{strong ? <b>{says}</b> : says}</dd>
    </div>
  );
}
