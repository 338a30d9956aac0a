import { CheckOutlined, CloseOutlined, QuestionOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Why } from '../../../contract/ledger.ts';
import { useClock } from '../../ui/clock.tsx';
import { Tag } from '../../ui/marks.tsx';
import { dayMoment, parseDay, sayDay, sayMoment } from '../../ui/time.ts';
import { useLanguage, useNameOf, useSay, useWords } from '../../ui/words.ts';
import style from './why.module.css';
import { ledgerWords } from './words.ts';

/** Clause, version and its day, the facts and values that decided, who may change it. */
export function WhyText({ why }: { why: Why }) {
  const t = useWords(ledgerWords);
  const say = useSay();
  const language = useLanguage();
  const from = sayDay(dayMoment(parseDay(why.clause.from)), language, 0);
  return (
    <article className={style.why}>
      <p className={style.version}>{t('version', { clause: why.clause.id, n: why.clause.n, from })}</p>
      <blockquote className={style.clause}>{say(why.clause.text)}</blockquote>
      {why.clause.note ? <p className={style.note}>{say(why.clause.note)}</p> : null}
      <dl className={style.parts}>
        <Part title={t('about')}>
          <Named of={why.subject} />
        </Part>
        <Part title={t('because')}>
          <Facts facts={why.facts.filter((fact) => fact.role === 'opened')} />
        </Part>
        {why.because.length > 0 ? (
          <Part title={t('decided')}>
            <Decided because={why.because} />
          </Part>
        ) : null}
        <Part title={t('due')}>
          {say(why.due)} {why.obligation.lapsed ? <Tag tone="late">{t('lapsed')}</Tag> : null}
          {why.facts.some((fact) => fact.role === 'redated') ? <p>{t('redated')}</p> : null}
          <Facts facts={why.facts.filter((fact) => fact.role === 'redated')} />
        </Part>
        <Part title={t('holder')}>
          <Named of={why.holder} />
        </Part>
        {why.facts.some((fact) => fact.role === 'ended') ? (
          <Part title={t('ended')}>
            <Facts facts={why.facts.filter((fact) => fact.role === 'ended')} />
          </Part>
        ) : null}
        {why.lapse ? <Part title={t('lapse')}>{say(why.lapse)}</Part> : null}
        <Part title={t('mayChange')}>{t(why.clause.rank)}</Part>
      </dl>
    </article>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div>
      <dt>{title}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Named({ of }: { of: Why['subject'] }) {
  const nameOf = useNameOf();
  return of.open ? <Link to={of.open}>{nameOf(of)}</Link> : <span>{nameOf(of)}</span>;
}

function Facts({ facts }: { facts: Why['facts'] }) {
  const nameOf = useNameOf();
  const say = useSay();
  const language = useLanguage();
  const { zone, now } = useClock();
  return facts.map((fact) => (
    <p key={fact.id}>
      <time dateTime={fact.at}>{sayMoment(zone, Date.parse(fact.at), now, language)}</time>{' '}
      {say(fact.kindText)}
      {' · '}
      {nameOf(fact.actor)}
    </p>
  ));
}

function Decided({ because }: { because: Why['because'] }) {
  const t = useWords(ledgerWords);
  const say = useSay();
  const worded = because.filter((part) => part.says.zh !== part.expression);
  return (
    <>
      <ul>
        {worded.map((part) => (
          <li key={part.expression} className={style.part} data-holds={String(part.holds)}>
            <Held
              holds={part.holds}
              said={t(part.holds === null ? 'unknown' : part.holds ? 'holds' : 'fails')}
            />
            <span>{say(part.says)}</span>
          </li>
        ))}
      </ul>
      <details>
        <summary className={style.more}>{t('asWritten')}</summary>
        {because.map((part) => (
          <code key={part.expression} className={style.code}>
            {part.expression} → {JSON.stringify(part.value)}
          </code>
        ))}
      </details>
    </>
  );
}

function Held({ holds, said }: { holds: boolean | null; said: string }) {
  const Icon = holds === null ? QuestionOutlined : holds ? CheckOutlined : CloseOutlined;
  return (
    <span className={style.held}>
      <Icon aria-hidden />
      <span className="gj-hidden">{said}</span>
    </span>
  );
}
