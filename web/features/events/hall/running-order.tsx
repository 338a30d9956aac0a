import { Button } from 'antd';
import { useState } from 'react';
import type { HallPage } from '../../../../contract/hall.ts';
import { api } from '../../../api/client.ts';
import { useSession } from '../../../api/session.tsx';
import { useClock } from '../../../ui/clock.tsx';
import { Tag } from '../../../ui/marks.tsx';
import { Section } from '../../../ui/page.tsx';
import { SideSheet } from '../../../ui/side-sheet.tsx';
import { momentIn } from '../../../ui/time.ts';
import { useWords } from '../../../ui/words.ts';
import style from '../events.module.css';
import { useEventWrite } from '../planning/queries.ts';
import { hallWords } from './words.ts';

type Stage = HallPage['stages'][number];

/** 流程: now and next, planned against real; the whole within 150 minutes. */
export function RunningOrder({ page }: { page: HallPage }) {
  const t = useWords(hallWords);
  return (
    <Section title={t('running')} note={<Pace page={page} />} actions={<Acts page={page} />}>
      <ol>
        {page.stages.map((stage) => (
          <StageLine key={stage.seq} page={page} stage={stage} />
        ))}
      </ol>
    </Section>
  );
}

function Pace({ page }: { page: HallPage }) {
  const t = useWords(hallWords);
  if (page.minutes === null) return null;
  const over = page.minutes > page.mostMinutes;
  return (
    <>
      <Tag tone={page.lateMinutes ? 'soon' : 'done'}>
        {page.lateMinutes ? t('late', { n: page.lateMinutes }) : t('onTime')}
      </Tag>{' '}
      <Tag tone={over ? 'late' : 'plain'}>
        {page.endedAt
          ? t('lasted', { n: page.minutes })
          : t('minutes', { n: page.minutes, most: page.mostMinutes })}
      </Tag>
    </>
  );
}

function StageLine({ page, stage }: { page: HallPage; stage: Stage }) {
  const t = useWords(hallWords);
  const { zone } = useClock();
  const { can } = useSession();
  const start = useEventWrite(page.event, () =>
    api.post(`/api/events/${page.event}/stages/${stage.seq}/start`, undefined),
  );
  const took =
    stage.startedAt && stage.endedAt
      ? Math.round((Date.parse(stage.endedAt) - Date.parse(stage.startedAt)) / 60_000)
      : null;
  const may = page.state === 'running' && stage.startedAt === null && can('hall.run');
  return (
    <li className={style.line} aria-current={page.now === stage.seq ? 'step' : undefined}>
      <span className={style.grow}>
        {page.now === stage.seq ? <Tag tone="indigo">{t('now')}</Tag> : null}
        {page.next === stage.seq ? <Tag tone="soon">{t('next')}</Tag> : null} {stage.name}{' '}
        <span className={style.quiet}>
          {took === null
            ? t('planned', { at: momentIn(zone, Date.parse(stage.plannedAt)).clock, n: stage.minutes })
            : t('took', { n: took })}
        </span>
      </span>
      {may ? (
        <Button
          type={page.next === stage.seq ? 'primary' : 'default'}
          aria-label={t('beginOf', { name: stage.name })}
          loading={start.isPending}
          onClick={() => start.mutate(undefined)}
        >
          {t('begin')}
        </Button>
      ) : null}
    </li>
  );
}

function Acts({ page }: { page: HallPage }) {
  const t = useWords(hallWords);
  const { can } = useSession();
  const [asking, setAsking] = useState(false);
  const open = useEventWrite(page.event, () => api.post(`/api/events/${page.event}/doors`, undefined));
  const end = useEventWrite(page.event, () => api.post(`/api/events/${page.event}/end`, undefined));
  return (
    <>
      {page.state === 'planned' && can('doors.open') ? (
        <Button type="primary" loading={open.isPending} onClick={() => open.mutate(undefined)}>
          {t('openDoors')}
        </Button>
      ) : null}
      {page.state === 'open' && can('hall.run') ? (
        <Button type="primary" onClick={() => setAsking(true)}>
          {t('start')}
        </Button>
      ) : null}
      {page.state === 'running' && can('hall.run') ? (
        <Button loading={end.isPending} onClick={() => end.mutate(undefined)}>
          {t('end')}
        </Button>
      ) : null}
      {asking ? <StartSheet event={page.event} close={() => setAsking(false)} /> : null}
    </>
  );
}

/** The first words are part of beginning: a selling event says that it sells. */
function StartSheet({ event, close }: { event: string; close: () => void }) {
  const t = useWords(hallWords);
  const start = useEventWrite(event, async () => {
    await api.post(`/api/events/${event}/start`, { saidSeller: true });
    close();
  });
  return (
    <SideSheet
      title={t('start')}
      close={close}
      foot={
        <Button type="primary" block loading={start.isPending} onClick={() => start.mutate(undefined)}>
          {t('said')}
        </Button>
      }
    >
      <p>{t('startAsk')}</p>
    </SideSheet>
  );
}
