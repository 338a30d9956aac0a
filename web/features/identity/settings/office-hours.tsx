import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import type { OfficeHours, officeHoursPage } from '../../../../contract/office-hours.ts';
import { api } from '../../../api/client.ts';
import { useSession } from '../../../api/session.tsx';
import { Panel, Section } from '../../../ui/page.tsx';
import { ErrorState, Loading } from '../../../ui/states.tsx';
import { dayMoment, parseDay, sayDay } from '../../../ui/time.ts';
import { useLanguage, useWords } from '../../../ui/words.ts';
import { OfficeHoursSheet } from './office-hours-sheet.tsx';
import style from './settings.module.css';
import { settingsWords } from './words.ts';

type Page = z.infer<typeof officeHoursPage>;
const key = ['office-hours'];

/** When the office is open now, and from which day it will be otherwise. */
export function OfficeHoursSection() {
  const t = useWords(settingsWords);
  const { can } = useSession();
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  const query = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => api.get<Page>('/api/organisation/office-hours', signal),
  });
  if (query.isPending) return <Loading rows={4} />;
  if (query.isError) return <ErrorState error={query.error} again={() => void query.refetch()} />;
  const { today, hours } = query.data;
  const now = hours.findLast(({ from }) => from <= today);
  const coming = hours.filter(({ from }) => from > today);
  return (
    <Section title={t('officeHours')} note={t('officeHoursNote')}>
      {now ? <Hours hours={now} /> : null}
      {coming.map((one) => (
        <Hours key={one.from} hours={one} coming />
      ))}
      {can('organisation.change') ? (
        <Button className={style.below} onClick={() => setOpen(true)}>
          {t('changeOfficeHours')}
        </Button>
      ) : null}
      {open ? (
        <OfficeHoursSheet
          now={hours.at(-1) as OfficeHours}
          today={today}
          close={() => setOpen(false)}
          done={(after) => queries.setQueryData(key, after)}
        />
      ) : null}
    </Section>
  );
}

function Hours({ hours, coming = false }: { hours: OfficeHours; coming?: boolean }) {
  const t = useWords(settingsWords);
  const language = useLanguage();
  const from = sayDay(dayMoment(parseDay(hours.from)), language, 0);
  return (
    <Panel>
      {coming ? <p>{t('hoursFrom', { from })}</p> : null}
      <dl className={style.week}>
        {alike(hours.week).map(({ first, last, open }) => (
          <div key={first}>
            <dt>
              {first === last
                ? t(`day${first}`)
                : t('dayToDay', { first: t(`day${first}`), last: t(`day${last}`) })}
            </dt>
            <dd>{open.length > 0 ? open.map(({ from: a, to }) => `${a}–${to}`).join(' · ') : t('closed')}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}

type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;
interface Run {
  first: Weekday;
  last: Weekday;
  open: OfficeHours['week'][number]['open'];
}

/** Neighbouring days with the same hours are said once. */
function alike(week: OfficeHours['week']): Run[] {
  const runs: Run[] = [];
  for (const { weekday, open } of week) {
    const run = runs.at(-1);
    if (run && JSON.stringify(run.open) === JSON.stringify(open)) run.last = weekday as Weekday;
    else runs.push({ first: weekday as Weekday, last: weekday as Weekday, open });
  }
  return runs;
}
