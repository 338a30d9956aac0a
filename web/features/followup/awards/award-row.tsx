import { Button } from 'antd';
import { useState } from 'react';
import type { Award } from '../../../../contract/owing.ts';
import { useClock } from '../../../ui/clock.tsx';
import { Tag, type Tone } from '../../../ui/marks.tsx';
import { momentIn, sayDay } from '../../../ui/time.ts';
import { useLanguage, useSay, useWords } from '../../../ui/words.ts';
import { AnswerSheet, AppealSheet } from './appeal-sheets.tsx';
import style from './awards.module.css';
import type { Chain } from './chains.ts';
import { DecideSheet } from './decide-sheet.tsx';
import { awardWords } from './words.ts';

interface Props {
  chain: Chain;
  own: boolean;
  mayDecide: boolean;
  mayAnswer: boolean;
}

const toneOf: Record<Award['state'], Tone> = {
  proposed: 'soon',
  'in-force': 'plain',
  suspended: 'soon',
  reversed: 'done',
};

export function AwardRow(props: Props) {
  const { head: award, earlier, appeal } = props.chain;
  const t = useWords(awardWords);
  const say = useSay();
  const language = useLanguage();
  const { zone } = useClock();
  return (
    <li className={style.entry}>
      <div className={style.head}>
        <b className={style.amount}>
          <Amount award={award} />
        </b>
        <Tag tone={toneOf[award.state]}>{t(award.state)}</Tag>
        {props.own ? null : <span>{award.member.name}</span>}
        <time dateTime={award.at}>{sayDay(momentIn(zone, Date.parse(award.at)), language)}</time>
      </div>
      <p>
        {say(award.says)} <span className={style.clause}>{award.clause}</span>
      </p>
      <Written award={award} />
      {appeal ? <AppealState appeal={appeal} /> : null}
      {earlier.map((one) => (
        <Earlier key={one.id} award={one} />
      ))}
      <Acts {...props} />
    </li>
  );
}

/** What stood here before: nothing in the book is overwritten. */
function Earlier({ award }: { award: Award }) {
  const t = useWords(awardWords);
  const language = useLanguage();
  const { zone } = useClock();
  return (
    <p className={style.clause}>
      {sayDay(momentIn(zone, Date.parse(award.at)), language)} · <Amount award={award} /> · {t(award.state)}
    </p>
  );
}

function Amount({ award }: { award: Award }) {
  const t = useWords(awardWords);
  if (award.effect === 'praise' || award.effect === 'discipline') return t(award.effect);
  if (award.amount === null) return t('undecided');
  if (award.effect === 'money') return t('moneyOf', { n: (award.amount / 100).toFixed(2) });
  return t('pointsOf', { n: award.amount > 0 ? `+${award.amount}` : award.amount });
}

/** A written fine becomes points: the figure stays readable, and does nothing. */
function Written({ award }: { award: Award }) {
  const t = useWords(awardWords);
  const { written } = award;
  if (!written) return null;
  const money = written.unit === 'fen';
  const figure = (n: number) => (money ? n / 100 : n);
  const unit = t(money ? 'yuan' : 'pointUnit');
  return (
    <p className={style.clause}>
      {t('written', { from: figure(written.min), to: figure(written.max), unit })}
    </p>
  );
}

function AppealState({ appeal }: { appeal: NonNullable<Award['appeal']> }) {
  const t = useWords(awardWords);
  const words = { open: 'appealOpen', upheld: 'upheld', rejected: 'rejected' } as const;
  return (
    <div className={style.appeal}>
      <Tag tone={appeal.state === 'upheld' ? 'done' : 'soon'}>{t(words[appeal.state])}</Tag>
      <p>{appeal.words}</p>
      {appeal.answer ? (
        <p className={style.clause}>
          {appeal.decidedBy?.name}:{appeal.answer}
        </p>
      ) : null}
    </div>
  );
}

function Acts({ chain, own, mayDecide, mayAnswer }: Props) {
  const { head: award, appeal } = chain;
  const t = useWords(awardWords);
  const say = useSay();
  const [open, setOpen] = useState<'appeal' | 'answer' | 'decide' | null>(null);
  const close = () => setOpen(null);
  const appealable = own && !appeal && award.state !== 'reversed' && award.effect !== 'praise';
  const answerable = mayAnswer && !own && appeal?.state === 'open';
  const decidable = mayDecide && !own && award.state === 'proposed';
  const says = say(award.says);
  return (
    <div className={style.acts}>
      {appealable ? (
        <Button aria-label={t('appealFor', { says })} onClick={() => setOpen('appeal')}>
          {t('appeal')}
        </Button>
      ) : null}
      {answerable ? <Button onClick={() => setOpen('answer')}>{t('answerAppeal')}</Button> : null}
      {decidable ? (
        <Button
          type="primary"
          aria-label={t('decideFor', { name: award.member.name, says })}
          onClick={() => setOpen('decide')}
        >
          {t('decide')}
        </Button>
      ) : null}
      {open === 'appeal' ? <AppealSheet award={award} close={close} /> : null}
      {open === 'answer' && appeal ? <AnswerSheet appeal={appeal} close={close} /> : null}
      {open === 'decide' ? <DecideSheet award={award} close={close} /> : null}
    </div>
  );
}
