import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { EventPage } from '../../../../contract/events.ts';
import type { Retrospective } from '../../../../contract/hall.ts';
import { api } from '../../../api/client.ts';
import { newId } from '../../../api/new-id.ts';
import { useSession } from '../../../api/session.tsx';
import { LongField } from '../../../ui/fields.tsx';
import { NumberLink, Tag } from '../../../ui/marks.tsx';
import { Section } from '../../../ui/page.tsx';
import { ErrorState, Loading } from '../../../ui/states.tsx';
import { useYuan } from '../../../ui/use-yuan.ts';
import { useSay, useWords } from '../../../ui/words.ts';
import style from '../events.module.css';
import { eventKey, useEventWrite } from '../planning/queries.ts';
import { SmallNumber } from '../planning/small-number.tsx';
import { summaryWords } from './words.ts';

/** 总结(复盘): one page that prints. What nobody scored is said, and never counted as if it were final. */
export function SummaryTab({ event }: { event: EventPage }) {
  const summary = useQuery({
    queryKey: [...eventKey(event.id), 'retrospective'],
    queryFn: ({ signal }) => api.get<Retrospective>(`/api/events/${event.id}/retrospective`, signal),
  });
  if (summary.isPending) return <Loading rows={10} />;
  if (summary.isError) return <ErrorState error={summary.error} again={() => void summary.refetch()} />;
  const page = summary.data;
  return (
    <>
      <Head event={event} page={page} />
      <div className={style.two}>
        <div>
          <Funnel page={page} />
          <Phases event={event.id} page={page} />
        </div>
        <div>
          <Money page={page} />
          <Promises page={page} />
          <Lessons event={event.id} page={page} />
        </div>
      </div>
    </>
  );
}

function Head({ event, page }: { event: EventPage; page: Retrospective }) {
  const t = useWords(summaryWords);
  const say = useSay();
  const { can } = useSession();
  const report = useEventWrite(event.id, () => api.post(`/api/events/${event.id}/report`, undefined));
  return (
    <div className={`${style.head} gj-no-print`}>
      <Button onClick={() => window.print()}>{t('print')}</Button>
      {event.state === 'ended' && can('event.meet') ? (
        <Button type="primary" loading={report.isPending} onClick={() => report.mutate(undefined)}>
          {t('report')}
        </Button>
      ) : null}
      {page.missing.map((one) => (
        <Tag key={one.zh} tone="soon">
          {say(one)}
        </Tag>
      ))}
    </div>
  );
}

function Funnel({ page }: { page: Retrospective }) {
  const t = useWords(summaryWords);
  const say = useSay();
  return (
    <Section title={t('funnel')}>
      <ul>
        {page.funnel.map(({ key, says, value, of }) => (
          <li key={key} className={style.line}>
            <span className={style.grow}>{say(says)}</span>
            {of ? (
              <span className={style.quiet}>{t('ofBefore', { percent: percentOf(value, of) })}</span>
            ) : null}
            <b>{value}</b>
          </li>
        ))}
      </ul>
      {page.walkIns > 0 ? <p className={style.quiet}>{t('walkIns', { n: page.walkIns })}</p> : null}
    </Section>
  );
}

/** 16.8 %: one decimal, as small gatherings differ by less than a percent. */
const percentOf = (value: number, of: number): string => `${Math.round((value / of) * 1000) / 10}%`;

function Phases({ event, page }: { event: string; page: Retrospective }) {
  const t = useWords(summaryWords);
  const say = useSay();
  const { can } = useSession();
  const [typed, setTyped] = useState<Record<string, string>>({});
  const score = useEventWrite(event, (phase: string) =>
    api.post(`/api/events/${event}/scores`, { id: newId(), phase, score: Number(typed[phase]) }),
  );
  return (
    <Section
      title={t('phases')}
      note={
        page.score === null ? (
          <Tag tone="soon">
            {t('notFinal')}
            {page.partial ? ` · ${t('partial', page.partial)}` : ''}
          </Tag>
        ) : (
          <Tag tone="done">{t('total', { n: page.score })}</Tag>
        )
      }
    >
      <ul>
        {page.phases.map(({ phase, weight, score: points, because }) => (
          <li key={phase} className={style.line}>
            <span className={style.grow}>
              {t(phase)} <span className={style.quiet}>{t('weight', { n: weight })}</span>
              <br />
              <span className={style.quiet}>{say(because)}</span>
            </span>
            <b>{points ?? t('notScored')}</b>
            {can('event.score') ? (
              <span className={`${style.score} gj-no-print`}>
                <SmallNumber
                  label={t('scoreOf', { phase: t(phase) })}
                  hint={t('score')}
                  value={typed[phase] ?? ''}
                  onChange={(n) => setTyped({ ...typed, [phase]: n })}
                />
                <Button
                  disabled={!typed[phase] || Number(typed[phase]) > 100}
                  onClick={() => score.mutate(phase)}
                >
                  {t('save')}
                </Button>
              </span>
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Money({ page }: { page: Retrospective }) {
  const t = useWords(summaryWords);
  const say = useYuan();
  const { sales, costs } = page;
  return (
    <>
      {sales ? (
        <Section title={t('sales')}>
          <div className={style.figures}>
            <NumberLink label={t('orders')} value={sales.orders} />
            <NumberLink label={t('gross')} value={say(sales.gross)} />
            <NumberLink label={t('returned')} value={say(sales.returned)} />
            <NumberLink label={t('net')} value={say(sales.net)} />
            <NumberLink label={t('goal')} value={say(sales.goal)} />
            {Number(sales.goal.amount) > 0 ? (
              <NumberLink
                label={t('ofGoal')}
                value={percentOf(Number(sales.gross.amount), Number(sales.goal.amount))}
              />
            ) : null}
            <NumberLink label={t('later')} value={sales.later} />
          </div>
        </Section>
      ) : null}
      {costs ? (
        <Section title={t('costs')}>
          <div className={style.figures}>
            <NumberLink label={t('planned')} value={say(costs.planned)} />
            <NumberLink label={t('spent')} value={say(costs.spent)} />
          </div>
        </Section>
      ) : null}
    </>
  );
}

function Promises({ page }: { page: Retrospective }) {
  const t = useWords(summaryWords);
  return (
    <Section title={t('promises')}>
      <p>{t('promisesAre', page.promises)}</p>
      {page.minutes === null ? null : (
        <p className={style.quiet}>{t('pace', { late: page.lateMinutes ?? 0, n: page.minutes })}</p>
      )}
    </Section>
  );
}

function Lessons({ event, page }: { event: string; page: Retrospective }) {
  const t = useWords(summaryWords);
  const { can } = useSession();
  const [words, setWords] = useState('');
  const add = useEventWrite(event, async () => {
    await api.post(`/api/events/${event}/lessons`, { id: newId(), words });
    setWords('');
  });
  return (
    <Section title={t('lessons')} count={page.lessons.length}>
      {page.lessons.length === 0 ? <p className={style.quiet}>{t('noLessons')}</p> : null}
      <ul>
        {page.lessons.map((one) => (
          <li key={one.id} className={style.line}>
            <span className={style.grow}>{one.words}</span>
            <span className={style.quiet}>{one.by.name}</span>
          </li>
        ))}
      </ul>
      {can('event.learn') ? (
        <div className={`${style.form} gj-no-print`}>
          <LongField label={t('lesson')} value={words} onChange={setWords} />
          <Button
            disabled={words.trim() === ''}
            loading={add.isPending}
            onClick={() => add.mutate(undefined)}
          >
            {t('save')}
          </Button>
        </div>
      ) : null}
    </Section>
  );
}
