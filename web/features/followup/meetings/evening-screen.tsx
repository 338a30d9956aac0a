import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { z } from 'zod';
import type { evening } from '../../../../contract/owing.ts';
import { api, withQuery } from '../../../api/client.ts';
import { useSession } from '../../../api/session.tsx';
import { CopyText } from '../../../ui/copy-text.tsx';
import { LongPicture } from '../../../ui/long-picture.tsx';
import { Page, Panel, Section } from '../../../ui/page.tsx';
import { ErrorState, Loading } from '../../../ui/states.tsx';
import { dayMoment, parseDay, sayDay } from '../../../ui/time.ts';
import { useLanguage, useSay, useWords } from '../../../ui/words.ts';
import { DayPicker, useDay } from './day-picker.tsx';
import { Figures } from './figures.tsx';
import style from './meetings.module.css';
import { meetingWords } from './words.ts';

type Evening = z.infer<typeof evening>;

/** 21:30, one page: what came, was sold and kept, what lapsed, what tomorrow brings; forwardable. */
export function EveningScreen() {
  const day = useDay();
  const query = useQuery({
    queryKey: ['evening', day],
    queryFn: ({ signal }) => api.get<Evening>(withQuery('/api/evenings', { day }), signal),
  });
  if (query.isPending) return <Loading rows={10} />;
  if (query.isError) return <ErrorState error={query.error} again={() => void query.refetch()} />;
  return <TheDay evening={query.data} />;
}

/** To the group: as text, or as one long picture. */
function Forward({ evening: of }: { evening: Evening }) {
  const t = useWords(meetingWords);
  const say = useSay();
  const { organisation } = useSession();
  return (
    <>
      <CopyText text={say(of.copy)} label={t('copy')} />
      <LongPicture text={say(of.copy)} from={organisation.name} name={`${of.day} ${t('evening')}`} />
    </>
  );
}

function TheDay({ evening: of }: { evening: Evening }) {
  const t = useWords(meetingWords);
  const language = useLanguage();
  const day = sayDay(dayMoment(parseDay(of.day)), language);
  return (
    <Page title={t('eveningTitle', { day })} actions={<Forward evening={of} />}>
      {of.approvals > 0 ? (
        <Link to={'/approvals' as string} className={style.waiting}>
          {t('approvalsWait', { n: of.approvals })}
        </Link>
      ) : null}
      <Panel>
        <Figures figures={of.figures} />
      </Panel>
      <div className={style.gap} />
      <Section title={t('lapsed')} tone={of.lapsed.length > 0 ? 'late' : 'done'}>
        {of.lapsed.length === 0 ? <p className={style.calm}>{t('noLapses')}</p> : null}
        <Figures
          figures={of.lapsed.map(({ holder, count }) => ({
            label: { zh: holder.name, en: holder.en ?? holder.name },
            value: count,
            open: holder.open,
          }))}
        />
      </Section>
      <Section title={t('tomorrow')}>
        <Figures figures={of.tomorrow} />
      </Section>
      <DayPicker shown={of.day} />
    </Page>
  );
}
